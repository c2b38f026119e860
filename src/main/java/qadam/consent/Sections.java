package qadam.consent;

import java.util.ArrayList;
import java.util.List;
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

/** What this package adds to a person's own page: to a pupil how the guardian has answered, to staff their classes and what waits for a second person. */
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
            List<PlacedRoles.Held> held = ground.identity().placedRoles().of(handle, person);
            List<Organisation> schools = places(handle, held, SECOND, Kind.SCHOOL);
            List<Card.Link> links = new ArrayList<>(places(handle, held, Set.of(Role.TEACHER), Kind.CLASS).stream().map(group -> link(group, language, "/classes/", "/consents")).toList());
            schools.forEach(school -> links.add(new Card.Link(texts.text(language, "consent.papers.title") + ": " + school.name(),
                "/" + language.tag() + "/organisations/" + school.number() + "/papers")));
            boolean waits = schools.stream().anyMatch(school -> waiting(handle, school) > 0);
            return links.isEmpty() ? Optional.empty() : Optional.of(new Card(texts.text(language, "consent.class.title"),
                texts.text(language, waits ? "consent.papers.card" : "consent.class.lead"), links));
        };
    }

    private List<Organisation> places(Handle handle, List<PlacedRoles.Held> held, Set<Role> roles, Kind kind) {
        return held.stream().filter(one -> roles.contains(one.role())).map(PlacedRoles.Held::place).distinct()
            .map(place -> ground.organisations().find(handle, place)).flatMap(Optional::stream).filter(place -> place.kind() == kind).toList();
    }

    private static Card.Link link(Organisation place, Language language, String before, String after) {
        return new Card.Link(place.name(), "/" + language.tag() + before + place.number() + after);
    }

    private int waiting(Handle handle, Organisation school) {
        return papers.waiting(handle, ground.organisations().branch(handle, school).stream().map(Organisation::number).toList(), MOST).size();
    }
}
