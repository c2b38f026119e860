package qadam.gallery;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.consent.Consents;
import qadam.consent.Purpose;
import qadam.identity.People;
import qadam.lab.HandedIn;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.shared.Refusal;

/** Who shows what to whom: the acts, and who may look. */
final class Showings {
    /** In one class: the oldest ones beyond are not listed. */
    static final int MOST_IN_CLASS = 60;
    /** By one person, at the same time in one class. */
    private static final int MOST_OF_ONE = 10;

    private final ShowingStore store = new ShowingStore();
    private final Works works;
    private final Members members;
    private final People people;
    private final Consents consents;
    private final InstantSource clock;

    Showings(Works works, Members members, People people, Consents consents, InstantSource clock) {
        this.works = works;
        this.members = members;
        this.people = people;
        this.consents = consents;
        this.clock = clock;
    }

    /** The classes and departments to which somebody belongs now. */
    List<Organisation> classes(Handle handle, UUID person) {
        return members.places(handle, person).stream().filter(place -> place.kind().isGroup()).toList();
    }

    /** @throws Refusal when the work is not theirs, they do not belong there, or the teacher has hidden it */
    void show(Handle handle, UUID person, UUID work, long place) {
        works.mine(handle, person, work);
        requireMember(handle, place, person);
        List<Showing> before = store.of(handle, person).stream().filter(one -> one.place() == place).toList();
        if (before.stream().anyMatch(one -> one.work().equals(work) && one.hiddenBy().isPresent())) {
            throw new Refusal(GalleryProblem.HIDDEN);
        }
        if (before.stream().filter(one -> one.endedAt().isEmpty() && !one.work().equals(work)).count() >= MOST_OF_ONE) {
            throw new Refusal(GalleryProblem.TOO_MANY, Map.of("most", MOST_OF_ONE));
        }
        store.add(handle, place, person, work, clock.instant());
    }

    private void requireMember(Handle handle, long place, UUID person) {
        if (classes(handle, person).stream().noneMatch(one -> one.number() == place)) {
            throw new Refusal(GalleryProblem.NOT_YOUR_CLASS);
        }
    }

    /** Pressed twice, it was taken back once. */
    void takeBack(Handle handle, UUID person, long number) {
        store.takeBack(handle, number, person, clock.instant());
    }

    /** @return whether it was still shown */
    boolean hide(Handle handle, Organisation place, long number, UUID teacher) {
        return store.hide(handle, number, place.number(), teacher, clock.instant());
    }

    void left(Handle handle, Organisation place, UUID person) {
        store.left(handle, place.number(), person, clock.instant());
    }

    void end(Handle handle, Organisation place, List<HandedIn> begunAnew, Instant now) {
        store.end(handle, place.number(), begunAnew.stream().map(HandedIn::id).toList(), now);
    }

    /** One that is shown now by somebody who still belongs there. */
    Optional<Showing> shown(Handle handle, long number) {
        return store.find(handle, number).filter(one -> one.endedAt().isEmpty() && members.isMember(handle, one.place(), one.person()));
    }

    List<Showing> of(Handle handle, UUID person) {
        return store.of(handle, person);
    }

    /** @param teaches whether the reader teaches the class and knows its names anyway */
    List<Hung> in(Handle handle, Organisation place, UUID reader, boolean teaches, Language language) {
        return store.in(handle, place.number(), MOST_IN_CLASS).stream().filter(one -> members.isMember(handle, one.place(), one.person()))
            .flatMap(one -> hung(handle, one, reader, teaches, language).stream()).toList();
    }

    private Optional<Hung> hung(Handle handle, Showing showing, UUID reader, boolean teaches, Language language) {
        return work(handle, showing).flatMap(works::lab).map(lab -> new Hung(showing.number(), lab.in(language).title(), maker(handle, showing.person(), reader, teaches),
            showing.shownAt(), showing.person().equals(reader)));
    }

    Optional<HandedIn> work(Handle handle, Showing showing) {
        List<Long> keys = works.keys(handle, List.of(showing.person())).getOrDefault(showing.person(), List.of());
        return works.of(handle, keys).stream().filter(work -> work.id().equals(showing.work()) && work.kept()).findFirst();
    }

    /** The name that may stand beside a work: of a minor only while a guardian agrees that it is shown. */
    String maker(Handle handle, UUID person, UUID reader, boolean teaches) {
        boolean named = teaches || person.equals(reader) || isNamed(handle, person);
        return named ? people.name(handle, person) : "";
    }

    boolean isNamed(Handle handle, UUID person) {
        return consents.allows(handle, person, Purpose.PUBLICATION);
    }

    /** What of somebody's own works could be shown, and where it is. */
    List<Own> own(Handle handle, UUID person, Language language) {
        Map<Long, String> names = classes(handle, person).stream().collect(Collectors.toMap(Organisation::number, Organisation::name));
        List<Showing> showings = of(handle, person).stream().filter(one -> one.endedAt().isEmpty() && names.containsKey(one.place())).toList();
        return works.best(handle, person).stream().flatMap(work -> works.lab(work).map(lab -> new Own(work.id(), lab.in(language).title(), work.handedInAt(),
            showings.stream().filter(one -> one.work().equals(work.id())).map(one -> new Own.In(one.number(), names.get(one.place()))).toList())).stream()).toList();
    }
}
