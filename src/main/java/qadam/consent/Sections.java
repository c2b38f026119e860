package qadam.consent;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Card;
import qadam.identity.MeSection;
import qadam.identity.PlacedRoles;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Role;

/** What this package adds to a person's own page: to a pupil how the guardian has answered, to staff what waits for a second person. */
final class Sections {
    private static final Set<Role> SECOND = Set.of(Role.HEAD, Role.CLERK);
    private static final int MOST = 100;

    private final ConsentGround ground;
    private final AgeBands ages;
    private final ConsentViews views;
    private final Texts texts;
    private final PaperStore papers = new PaperStore();

    Sections(ConsentGround ground, AgeBands ages, ConsentViews views, Texts texts) {
        this.ground = ground;
        this.ages = ages;
        this.views = views;
        this.texts = texts;
    }

    MeSection pupil() {
        return (handle, person, language) -> ages.of(handle, person).isMinor() ? Optional.of(card(handle, person, language)) : Optional.empty();
    }

    private Card card(Handle handle, UUID person, Language language) {
        String words = switch (views.state(handle, person)) {
            case GIVEN -> "consent.card.given";
            case DECLINED, WITHDRAWN -> "consent.card.declined";
            case ENDED, PAPER, SENT, WAITING -> "consent.card.waiting";
        };
        return new Card(texts.text(language, "consent.card.title"), texts.text(language, words), List.of());
    }

    MeSection staff() {
        return (handle, person, language) -> {
            List<Organisation> schools = ground.identity().placedRoles().of(handle, person).stream().filter(held -> SECOND.contains(held.role()))
                .map(PlacedRoles.Held::place).distinct().map(place -> ground.organisations().find(handle, place)).flatMap(Optional::stream)
                .filter(place -> place.kind() == Kind.SCHOOL).toList();
            List<Card.Link> links = schools.stream().filter(school -> waiting(handle, school) > 0).map(school -> link(school, language)).toList();
            return links.isEmpty() ? Optional.empty() : Optional.of(new Card(texts.text(language, "consent.papers.title"),
                texts.text(language, "consent.papers.card"), links));
        };
    }

    private static Card.Link link(Organisation school, Language language) {
        return new Card.Link(school.name(), "/" + language.tag() + "/organisations/" + school.number() + "/papers");
    }

    private int waiting(Handle handle, Organisation school) {
        return papers.waiting(handle, ground.organisations().branch(handle, school).stream().map(Organisation::number).toList(), MOST).size();
    }
}
