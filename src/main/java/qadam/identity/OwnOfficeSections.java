package qadam.identity;

import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** What this package itself puts on the office's first page. */
final class OwnOfficeSections {
    private OwnOfficeSections() {
    }

    static List<OfficeSection> all(Texts texts) {
        Set<Role> office = Set.of(Role.OFFICE, Role.ADMINISTRATOR);
        return List.of(
            new Simple(texts, office, "identity.people.title", "identity.people.about", "identity.people.open", "/office/people"),
            new Simple(texts, office, "identity.staff.title", "identity.staff.about", "identity.staff.open", "/office/staff"),
            new Simple(texts, office, "identity.audit.title", "identity.audit.about", "identity.audit.open", "/office/audit"));
    }

    private record Simple(Texts texts, Set<Role> roles, String title, String about, String open, String path) implements OfficeSection {
        @Override
        public Card card(Handle handle, Language language) {
            return new Card(texts.text(language, title), texts.text(language, about),
                List.of(new Card.Link(texts.text(language, open), "/" + language.tag() + path)));
        }
    }
}
