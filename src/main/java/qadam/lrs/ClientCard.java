package qadam.lrs;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.OfficeSection;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** Tells the office's first page how many tools keep learning records here. */
final class ClientCard implements OfficeSection {
    private final Clients clients;
    private final Texts texts;

    ClientCard(Clients clients, Texts texts) {
        this.clients = clients;
        this.texts = texts;
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
    }

    @Override
    public Card card(Handle handle, Language language) {
        long open = clients.countOpen(handle);
        return new Card(texts.text(language, "lrs.title"), texts.text(language, "lrs.card", Map.of("count", open)),
            List.of(new Card.Link(texts.text(language, "lrs.open"), "/" + language.tag() + ClientPages.PATH)));
    }
}
