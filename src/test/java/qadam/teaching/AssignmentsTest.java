package qadam.teaching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.Leaving;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;

class AssignmentsTest {
    private static final LocalDate DUE = LocalDate.parse("2026-12-01");
    private static final LocalDate SITTING = LocalDate.parse("2026-11-20");

    private static long assign(TeachingWorld world, Organisation place, Optional<LocalDate> sitting, UUID maker) {
        return world.write(handle -> world.teaching.assignments().assign(handle, place, new Assignment(0, place.number(), TeachingWorld.COURSE.slug(), DUE, sitting), maker));
    }

    private static List<Assignment> of(TeachingWorld world, UUID person) {
        return world.database.read(handle -> world.teaching.assignments().of(handle, person));
    }

    private static void refused(TeachingProblem problem, ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_is_assigned_to_a_place_is_seen_by_all_in_it_once_and_gone_when_it_is_withdrawn(Database database) {
        try (TeachingWorld world = new TeachingWorld(database)) {
            Organisation school = world.place("KZ-75", Kind.SCHOOL, "No 1");
            Organisation seventh = world.inside(school, Kind.CLASS, "7A");
            Organisation eighth = world.inside(school, Kind.CLASS, "8A");
            UUID teacher = Ids.random();
            UUID dana = world.person("Дана", seventh);
            UUID erlan = world.person("Ерлан", eighth);
            long number = assign(world, seventh, Optional.empty(), teacher);
            assertThat(of(world, dana)).extracting(Assignment::number).containsExactly(number);
            assertThat(of(world, erlan)).isEmpty();
            refused(TeachingProblem.ASSIGNED_ALREADY, () -> assign(world, seventh, Optional.empty(), teacher));
            assign(world, school, Optional.empty(), teacher);
            assertThat(of(world, erlan)).hasSize(1);
            refused(TeachingProblem.ASSIGNMENT_UNKNOWN, () -> withdraw(world, eighth, number, teacher));   // of another class
            withdraw(world, seventh, number, teacher);
            assertThat(of(world, dana)).extracting(Assignment::place).containsExactly(school.number());
            refused(TeachingProblem.ASSIGNMENT_UNKNOWN, () -> withdraw(world, seventh, number, teacher));
            assertThat(assign(world, seventh, Optional.empty(), teacher)).isNotEqualTo(number);
        }
    }

    private static void withdraw(TeachingWorld world, Organisation place, long number, UUID by) {
        world.write(handle -> {
            world.teaching.assignments().withdraw(handle, place, number, by);
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_day_that_is_over_an_unknown_course_and_a_closed_place_are_refused(Database database) {
        try (TeachingWorld world = new TeachingWorld(database)) {
            Organisation seventh = world.inside(world.place("KZ-75", Kind.SCHOOL, "No 1"), Kind.CLASS, "7A");
            UUID teacher = Ids.random();
            Assignments assignments = world.teaching.assignments();
            LocalDate yesterday = assignments.today().minusDays(1);
            refused(TeachingProblem.DAY_WRONG, () -> world.write(handle -> assignments.assign(handle, seventh, new Assignment(0, 1, TeachingWorld.COURSE.slug(), yesterday, Optional.empty()), teacher)));
            refused(TeachingProblem.COURSE_UNKNOWN, () -> world.write(handle -> assignments.assign(handle, seventh, new Assignment(0, 1, "no-such", DUE, Optional.empty()), teacher)));
            refused(TeachingProblem.SITTING_WRONG, () -> assign(world, seventh, Optional.of(yesterday), teacher));
            Organisation closed = world.write(handle -> {
                world.organisations.close(handle, seventh);
                return world.organisations.find(handle, seventh.number()).orElseThrow();
            });
            refused(TeachingProblem.PLACE_CLOSED, () -> assign(world, closed, Optional.empty(), teacher));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_sitting_is_moved_once_without_a_reason_to_a_day_within_two_weeks_and_by_nobody_else(Database database) {
        try (TeachingWorld world = new TeachingWorld(database)) {
            Organisation seventh = world.inside(world.place("KZ-75", Kind.SCHOOL, "No 1"), Kind.CLASS, "7A");
            UUID dana = world.person("Дана", seventh);
            UUID erlan = world.person("Ерлан", seventh);
            UUID stranger = world.person("Бөтен", world.place("KZ-71", Kind.SCHOOL, "No 2"));
            long number = assign(world, seventh, Optional.of(SITTING), Ids.random());
            refused(TeachingProblem.ASSIGNMENT_UNKNOWN, () -> move(world, stranger, number, SITTING.plusDays(1)));
            for (LocalDate wrong : List.of(SITTING, SITTING.plusDays(15), world.teaching.assignments().today(), LocalDate.EPOCH)) {
                refused(TeachingProblem.MOVE_WRONG, () -> move(world, dana, number, wrong));
            }
            move(world, dana, number, SITTING.plusDays(14));
            refused(TeachingProblem.MOVED_ALREADY, () -> move(world, dana, number, SITTING.plusDays(3)));
            assertThat(world.view(seventh).pupils()).extracting(PupilLine::name, PupilLine::moved, pupil -> pupil.sittingOn().orElseThrow())
                .containsExactly(org.assertj.core.groups.Tuple.tuple("Дана", true, SITTING.plusDays(14)), org.assertj.core.groups.Tuple.tuple("Ерлан", false, SITTING));
            world.clock.forward(Duration.ofDays(19));   // the day after
            refused(TeachingProblem.MOVE_LATE, () -> move(world, erlan, number, SITTING.plusDays(5)));
        }
    }

    private static void move(TeachingWorld world, UUID person, long number, LocalDate to) {
        world.write(handle -> {
            world.teaching.assignments().move(handle, person, number, to);
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void erasing_a_person_takes_their_move_and_their_name_from_what_they_assigned(Database database) {
        try (TeachingWorld world = new TeachingWorld(database)) {
            Organisation seventh = world.inside(world.place("KZ-75", Kind.SCHOOL, "No 1"), Kind.CLASS, "7A");
            UUID dana = world.person("Дана", seventh);
            long number = assign(world, seventh, Optional.of(SITTING), dana);
            move(world, dana, number, SITTING.plusDays(1));
            assertThat(world.database.read(handle -> world.teaching.exporter().export(handle, dana, List.of())).toString()).contains("2026-11-21", "2026-12-01");
            world.write(handle -> {
                world.teaching.exporter().erase(handle, new Leaving(dana, List.of(), Ids.random()));
                return null;
            });
            assertThat(world.database.read(handle -> world.teaching.exporter().export(handle, dana, List.of())).toString()).doesNotContain("2026");
            assertThat(of(world, dana)).as("the others keep it").hasSize(1);
        }
    }
}
