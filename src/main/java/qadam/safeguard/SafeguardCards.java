package qadam.safeguard;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.MeSection;
import qadam.identity.OfficeSection;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** What this package adds to others' pages. */
final class SafeguardCards {
    private static final int LOOKED_AT = 200;

    private final SafeguardGround ground;
    private final Texts texts;
    private final Modes modes;
    private final Alerts alerts;
    private final LineStore lines;

    SafeguardCards(SafeguardGround ground, Texts texts, Modes modes, Alerts alerts, LineStore lines) {
        this.ground = ground;
        this.texts = texts;
        this.modes = modes;
        this.alerts = alerts;
        this.lines = lines;
    }

    MeSection named() {
        return (handle, person, language) -> modes.store().of(handle, person).isEmpty() ? Optional.empty() : Optional.of(card(handle, person, language));
    }

    private Card card(Handle handle, UUID person, Language language) {
        long unseen = alerts.store().of(handle, person, LOOKED_AT).stream().filter(alert -> alert.firstSeenAt().isEmpty() && alerts.mayOpen(handle, person, alert)).count();
        Card card = new Card(texts.text(language, "safeguard.alerts.title"), texts.text(language, "safeguard.alerts.card", Map.of("count", unseen)),
            List.of(new Card.Link(texts.text(language, "safeguard.alerts.open"), "/" + language.tag() + "/alerts")));
        return unseen == 0 ? card : card.with(new Card.Badge(texts.text(language, "safeguard.alerts.badge"), "bad"));
    }

    OfficeSection office() {
        return new OfficeSection() {
            @Override
            public Set<Role> roles() {
                return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
            }

            @Override
            public Card card(Handle handle, Language language) {
                List<HelpLine> all = lines.all(handle);
                LocalDate today = LocalDate.ofInstant(ground.clock().instant(), LinePages.ALMATY);
                long old = all.stream().filter(line -> LinePages.isOld(line, today)).count();
                Card card = new Card(texts.text(language, "safeguard.lines.title"), texts.text(language, "safeguard.lines.card", Map.of("count", all.size(), "old", old)),
                    List.of(new Card.Link(texts.text(language, "safeguard.lines.open"), "/" + language.tag() + "/office/help-lines")));
                return all.isEmpty() || old > 0 ? card.with(new Card.Badge(texts.text(language, "safeguard.lines.badge"), "warn")) : card;
            }
        };
    }
}
