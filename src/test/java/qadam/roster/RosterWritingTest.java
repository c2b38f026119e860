package qadam.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.organisation.Organisation;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.world.Databases;

/** Who may write a list, how often, and what a writing that was cut off leaves behind. */
class RosterWritingTest {
    private static long count(Difference difference, Matter matter, Outcome outcome) {
        return difference.count(matter, outcome);
    }

    private static void refusedAs(RosterProblem problem, org.assertj.core.api.ThrowableAssert.ThrowingCallable deed) {
        assertThatThrownBy(deed).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_list_that_is_confirmed_twice_at_once_is_brought_in_once(Database database) throws Exception {
        try (RosterWorld world = new RosterWorld(database); ExecutorService two = Executors.newFixedThreadPool(2)) {
            Organisation school = world.school("KZ-75", "No 1");
            UUID reader = world.identity.newcomers().add("Head", "head.of.it", world.identity.newcomers().hash("a password of theirs")).person();
            UUID kept = world.rosters.keep(reader, school, world.rosters.draft(Zip.ofOneSchool().bytes(), "list.zip"));
            CyclicBarrier both = new CyclicBarrier(2);
            Callable<Difference> yes = () -> {
                Draft draft = world.rosters.draft(reader, school, kept);
                Difference difference = world.rosters.compare(school, draft, line -> { }, Progress.NONE);
                both.await();   // both have seen it as not brought in
                return world.rosters.confirm(school, kept, draft, difference, reader);
            };
            List<Throwable> refused = new ArrayList<>();
            for (Future<Difference> one : List.of(two.submit(yes), two.submit(yes))) {
                try {
                    one.get();
                } catch (ExecutionException failed) {
                    refused.add(failed.getCause());
                }
            }
            assertThat(refused).singleElement().isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(RosterProblem.DRAFT_GONE));
            assertThat(world.namesIn("7A")).containsExactly("Қасымов Ерлан", "Әлиева Айгүл");
            assertThat(database.<Long>read(handle -> handle.createQuery("select count(*) from audit_entries where act = 'roster-imported'").mapTo(Long.class).one())).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void two_never_write_one_roster_at_once_and_one_that_was_cut_off_is_in_the_way_for_a_while(Database database) {
        try (RosterWorld world = new RosterWorld(database)) {
            Progress meanwhile = new Progress() {
                @Override
                public void begin(boolean writing, long bytes) {
                    refusedAs(RosterProblem.RUNNING, () -> world.apply(world.root(), Zip.ofOneSchool()));
                }

                @Override
                public void read(long more) {
                    assertThat(more).isNotNegative();
                }
            };
            try (RosterFile list = world.rosters.open(Zip.ofOneSchool().in(world.data), Bounds.COMMAND)) {
                Difference difference = world.rosters.compare(world.root(), list, line -> { }, Progress.NONE);
                world.rosters.apply(world.root(), list, difference, Optional.empty(), meanwhile);
            }
            assertThat(world.namesIn("7A")).hasSize(2);
            Lease cutOff = new Lease(new RosterWorks(database, world.organisations, world.members, world.identity, new RosterStore(), world.clock), Organisation.ROOT);
            database.write(handle -> {
                cutOff.take(handle);
                return null;
            });
            Zip more = Zip.ofOneSchool().add("users.csv", Zip.user("p3", "Third", "Pupil")).add("roles.csv", Zip.role("p3", "student", "s1"));
            refusedAs(RosterProblem.RUNNING, () -> world.apply(world.root(), more));
            world.clock.forward(Duration.ofMinutes(10));
            assertThat(count(world.apply(world.root(), more), Matter.PEOPLE, Outcome.NEW)).isEqualTo(1);
            refusedAs(RosterProblem.RUNNING, () -> database.write(handle -> {
                cutOff.keep(handle);
                return null;
            }));
        }
    }

    @Test
    void a_school_that_our_own_template_names_is_kept_by_that_list() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Organisation school = world.school("KZ-75", "No 1");
            String list = "organisation,class,grade,family name,given name,role,external id\nNo 1,7A,7,Seitova,Dana,teacher,2\n";
            Difference first = world.apply(world.region("KZ-75"), list);
            assertThat(count(first, Matter.PLACES, Outcome.CHANGED)).isEqualTo(1);
            Difference again = world.apply(world.region("KZ-75"), list);
            assertThat(again.changes()).isZero();
            assertThat(count(again, Matter.PLACES, Outcome.SAME)).isEqualTo(1);
            refusedAs(RosterProblem.OTHER_ROSTER, () -> world.compare(school, Zip.ofOneSchool()));
            assertThat(world.apply(world.root(), list).count(Outcome.REFUSED)).as("nor by the country's").isPositive();
        }
    }

    @Test
    void a_class_in_a_school_that_is_closed_is_not_opened_again_and_with_its_school_it_is() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Zip two = Zip.ofOneSchool().add("orgs.csv", "s2,,,No 2,school,,d1").add("classes.csv", "c2,,,7B,07,ai,,homeroom,,s2,y,,,");
            world.apply(world.root(), two);
            world.apply(world.root(), Zip.ofOneSchool());
            assertThat(world.named("7B").closed()).isTrue();
            world.apply(world.root(), two.add("classes.csv", "c3,,,7C,07,ai,,homeroom,,s2,y,,,"));
            assertThat(List.of(world.named("No 2").closed(), world.named("7B").closed(), world.named("7C").closed())).containsOnly(false);
            world.apply(world.root(), Zip.ofOneSchool().add("orgs.csv", "s2,,,No 2,school,,d1"));
            world.database.write(handle -> {
                world.organisations.close(handle, world.named("No 2"));
                return null;
            });
            world.compare(world.root(), two);
            assertThat(world.reasons()).contains(Reason.CLOSED);
            world.apply(world.root(), two);
            assertThat(world.named("7B").closed()).isTrue();
        }
    }

    @Test
    void a_place_is_kept_by_one_roster() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            world.apply(world.region("KZ-75"), Zip.ofOneSchool().replace("orgs.csv", "No 1,school,,", "No 1,school,111140000111,"));
            Organisation school = world.named("No 1");
            assertThatThrownBy(() -> world.compare(school, Zip.ofOneSchool()))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(RosterProblem.OTHER_ROSTER));
            world.compare(world.root(), Zip.ofOneSchool().replace("orgs.csv", "No 1,school,,", "No 1,school,111140000111,"));
            assertThat(world.reasons()).contains(Reason.OTHER_ROSTER);
        }
    }

    @Test
    void a_reading_that_was_cut_off_goes_on_where_it_stopped() {
        try (RosterWorld world = new RosterWorld(Databases.sqlite())) {
            Zip zip = Zip.ofOneSchool();
            for (int i = 0; i < 5_000; i++) {
                zip.add("users.csv", Zip.user("m" + i, "Name" + i, "Many")).add("roles.csv", Zip.role("m" + i, "student", "s1")).add("enrollments.csv", Zip.enrolment("m" + i, "c1", "student"));
            }
            class Cut extends RuntimeException {
                private static final long serialVersionUID = 1;
            }
            Progress cutting = new Progress() {
                private long read;

                @Override
                public void begin(boolean writing, long bytes) {
                    read = -bytes * 65 / 100;
                }

                @Override
                public void read(long more) {
                    read += more;
                    if (read > 0) {
                        throw new Cut();
                    }
                }
            };
            try (RosterFile list = world.rosters.open(zip.in(world.data), Bounds.COMMAND)) {
                Difference difference = world.rosters.compare(world.root(), list, line -> { }, Progress.NONE);
                assertThatThrownBy(() -> world.rosters.apply(world.root(), list, difference, Optional.empty(), cutting)).isInstanceOf(Cut.class);
            }
            long some = world.database.read(handle -> handle.createQuery("select count(*) from persons").mapTo(Long.class).one());
            assertThat(some).isBetween(1L, 5_003L);
            Difference rest = world.apply(world.root(), zip);
            assertThat(count(rest, Matter.PEOPLE, Outcome.NEW)).isEqualTo(5_004 - some);
            assertThat(count(rest, Matter.PEOPLE, Outcome.SAME)).isEqualTo(some);
            assertThat(world.apply(world.root(), zip).changes()).isZero();
            assertThat(world.namesIn("7A")).hasSize(5_002);
        }
    }
}
