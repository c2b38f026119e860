package qadam.teaching;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.identity.Exporter;
import qadam.identity.Leaving;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.shared.Refusal;

/** What the people of a place are to take by when. What is assigned to a place is assigned to all that lies in it. */
final class Assignments {
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    /** How far a sitting may be moved. */
    static final int DAYS = 14;
    private static final int FARTHEST_YEARS = 2;

    private final Courses courses;
    private final Members members;
    private final InstantSource clock;
    private final AssignmentStore store = new AssignmentStore();

    Assignments(Courses courses, Members members, InstantSource clock) {
        this.courses = courses;
        this.members = members;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ALMATY);
    }

    /** Assigned to the place itself. */
    List<Assignment> at(Handle handle, Organisation place) {
        return store.of(handle, List.of(place.number()));
    }

    /** All that holds for the people of a place, the nearest last day first. */
    List<Assignment> in(Handle handle, Organisation place) {
        return store.of(handle, place.line());
    }

    /** All that holds for the people of several places. */
    List<Assignment> in(Handle handle, Collection<Organisation> places) {
        Set<Long> numbers = new HashSet<>();
        places.forEach(place -> numbers.addAll(place.line()));
        return store.of(handle, numbers);
    }

    List<Assignment> of(Handle handle, UUID person) {
        return in(handle, members.places(handle, person));
    }

    /** @param wanted its number is not looked at */
    long assign(Handle handle, Organisation place, Assignment wanted, UUID maker) {
        if (place.closed()) {
            throw new Refusal(TeachingProblem.PLACE_CLOSED);
        }
        Course course = courses.find(wanted.course()).orElseThrow(() -> new Refusal(TeachingProblem.COURSE_UNKNOWN));
        requireSoon(wanted.dueOn(), TeachingProblem.DAY_WRONG);
        wanted.sittingOn().ifPresent(day -> {
            requireSoon(day, TeachingProblem.SITTING_WRONG);
            course.exam().orElseThrow(() -> new Refusal(TeachingProblem.NO_EXAM));
        });
        return store.add(handle, wanted, maker, clock.instant()).orElseThrow(() -> new Refusal(TeachingProblem.ASSIGNED_ALREADY));
    }

    private void requireSoon(LocalDate day, TeachingProblem otherwise) {
        if (day.isBefore(today()) || day.isAfter(today().plusYears(FARTHEST_YEARS))) {
            throw new Refusal(otherwise);
        }
    }

    void withdraw(Handle handle, Organisation place, long number, UUID by) {
        if (!store.end(handle, place.number(), number, by, clock.instant())) {
            throw new Refusal(TeachingProblem.ASSIGNMENT_UNKNOWN);
        }
    }

    /** Everybody's own day, of those who moved it. */
    Map<UUID, LocalDate> moves(Handle handle, Assignment assignment) {
        return store.moves(handle, assignment.number()).stream().collect(Collectors.toMap(Move::person, Move::movedTo));
    }

    /** The days to which somebody moved their sittings, by assignment. */
    Map<Long, LocalDate> moves(Handle handle, UUID person) {
        return store.moves(handle, person).stream().collect(Collectors.toMap(Move::assignment, Move::movedTo));
    }

    /** Once, without a reason, until the planned day, to a day after today and at most two weeks after the planned one. */
    void move(Handle handle, UUID person, long number, LocalDate to) {
        Assignment assignment = of(handle, person).stream().filter(one -> one.number() == number).findFirst()
            .orElseThrow(() -> new Refusal(TeachingProblem.ASSIGNMENT_UNKNOWN));
        LocalDate planned = assignment.sittingOn().orElseThrow(() -> new Refusal(TeachingProblem.ASSIGNMENT_UNKNOWN));
        if (today().isAfter(planned)) {
            throw new Refusal(TeachingProblem.MOVE_LATE);
        }
        if (!to.isAfter(today()) || to.isAfter(lastDay(planned)) || to.equals(planned)) {
            throw new Refusal(TeachingProblem.MOVE_WRONG, Map.of("day", lastDay(planned)));
        }
        if (!store.move(handle, new Move(number, person, to), clock.instant())) {
            throw new Refusal(TeachingProblem.MOVED_ALREADY);
        }
    }

    static LocalDate lastDay(LocalDate planned) {
        return planned.plusDays(DAYS);
    }

    /** A day as a form sends it. */
    static Optional<LocalDate> day(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
        } catch (java.time.DateTimeException noDay) {
            return Optional.empty();
        }
    }

    Exporter exporter() {
        return new Exporter() {
            @Override
            public String name() {
                return "assignments";
            }

            @Override
            public Object export(Handle handle, UUID person, List<Long> learners) {
                return Map.of("made", store.madeBy(handle, person), "sittings_moved", store.moves(handle, person).stream()
                    .map(move -> Map.of("assignment", move.assignment(), "moved_to", move.movedTo().toString())).toList());
            }

            @Override
            public Set<String> tables() {
                return Set.of("assignments", "sitting_moves");
            }

            @Override
            public void erase(Handle handle, Leaving leaving) {
                store.erase(handle, leaving);
            }
        };
    }
}
