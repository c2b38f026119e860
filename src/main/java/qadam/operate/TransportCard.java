package qadam.operate;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.OfficeSection;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.transport.Transport;
import qadam.web.Role;

/** Tells the office by which address people come, over what, and what is weaker so. */
public final class TransportCard implements OfficeSection {
    private final Transport transport;
    private final Texts texts;

    public TransportCard(Transport transport, Texts texts) {
        this.transport = transport;
        this.texts = texts;
    }

    @Override
    public Set<Role> roles() {
        return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
    }

    @Override
    public Card card(Handle handle, Language language) {
        Map<String, Object> values = Map.of("origin", transport.origin(), "until", transport.certificateUntil().map(Object::toString).orElse("").replaceAll("T.*", ""));
        String words = texts.text(language, switch (transport.way()) {
            case LOCAL -> "operate.transport.local";
            case TLS -> "operate.transport.tls";
            case PROXY -> "operate.transport.proxy";
            case LAN -> "operate.transport.lan";
        }, values);
        return new Card(texts.text(language, "operate.transport.title"), words, List.of());
    }
}
