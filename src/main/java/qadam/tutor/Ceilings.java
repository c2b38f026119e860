package qadam.tutor;

import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.shared.Database;
import qadam.web.Asker;

/** The most help that a teacher lets the tutor give a class, for a lesson or a whole course. Where nothing is set, all of it. */
final class Ceilings {
    private final CeilingStore store = new CeilingStore();
    private final Database database;
    private final Members members;
    private final People people;
    private final InstantSource clock;

    Ceilings(Database database, Members members, People people, InstantSource clock) {
        this.database = database;
        this.members = members;
        this.people = people;
        this.clock = clock;
    }

    /** Who belongs to several classes has the strictest. */
    Tier of(Asker asker, Question question) {
        return asker.person().map(person -> database.read(handle -> of(handle, person, question.lesson()))).orElse(Tier.EXAMPLE);
    }

    private Tier of(Handle handle, UUID person, Optional<LessonRef> lesson) {
        List<Long> places = members.places(handle, person).stream().map(Organisation::number).toList();
        return lesson.isEmpty() || places.isEmpty() ? Tier.EXAMPLE : store.of(handle, places, lesson.get()).stream().min(Comparator.naturalOrder()).orElse(Tier.EXAMPLE);
    }

    /** Those of a class in one course, by lesson. */
    List<Ceiling> in(Handle handle, Organisation place, String course) {
        return store.in(handle, place.number(), course);
    }

    /** @param tier empty to set none */
    void set(Handle handle, Organisation place, LessonRef lesson, Optional<Tier> tier, UUID by) {
        if (store.in(handle, place.number(), lesson.course()).stream().filter(one -> one.lesson().equals(lesson.lesson())).map(Ceiling::tier).findFirst().equals(tier)) {
            return;
        }
        store.remove(handle, place.number(), lesson);
        tier.ifPresent(most -> store.add(handle, place.number(), lesson, most));
        people.audit(handle, clock.instant(), Optional.of(by), "tutor-ceiling-set", "organisation " + place.number(),
            lesson.course() + "/" + lesson.lesson() + " " + tier.map(Tier::name).orElse("-"));
    }
}
