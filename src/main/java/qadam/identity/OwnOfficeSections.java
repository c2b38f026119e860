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

    static List<OfficeSection> all(Texts texts, Grants grants) {
        Set<Role> office = Set.of(Role.OFFICE, Role.ADMINISTRATOR);
        return List.of(
            new Simple(texts, office, "identity.people.title", "identity.people.about", "identity.people.open", "/office/people"),
            new Staff(new Simple(texts, office, "identity.staff.title", "identity.staff.about", "identity.staff.open", "/office/staff"), grants),
            new Simple(texts, office, "identity.audit.title", "identity.audit.about", "identity.audit.open", "/office/audit"));
    }

    private record Simple(Texts texts, Set<Role> roles, String title, String about, String open, String path) implements OfficeSection {
        @Override
        public Card card(Handle handle, Language language) {
            return new Card(texts.text(language, title), texts.text(language, about),
                List.of(new Card.Link(texts.text(language, open), "/" + language.tag() + path)));
        }
    }

    /** Where only one person can let others in, nobody can when they are away. */
    private record Staff(Simple simple, Grants grants) implements OfficeSection {
        @Override
        public Set<Role> roles() {
            return simple.roles();
        }

        @Override
        public Card card(Handle handle, Language language) {
            Card card = simple.card(handle, language);
            return grants.administrators(handle) != 1 ? card : card.with(new Card.Badge(simple.texts().text(language, "identity.staff.alone"), "warn"));
        }
    }
}
