package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static qadam.exam.AttemptsTest.assertRefused;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.identity.IdentityProblem;
import qadam.shared.Database;
import qadam.world.Databases;

/** What staff sees of sittings, and does about them. */
class ExamDeskTest {
    private static final UUID OFFICE = ExamWorld.BOLAT;

    private final ExamWorld world = new ExamWorld(Databases.sqlite());
    private final ExamDesk desk = world.house.desk();

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void it_is_seen_how_far_everybody_is_and_who_is_silent_and_nothing_of_answers(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            Attempt first = world.start(ExamWorld.AIGUL);
            world.answer(first, 3);
            Save back = new Save(2, 2, qadam.shared.Ids.version7(1), java.util.Optional.empty(), world.clock.instant());
            world.send(first, ExamWorld.PHONE, back);
            world.clock.forward(Duration.ofMinutes(2));
            Attempt second = world.start(ExamWorld.BOLAT);
            world.rehearse(new UUID(3, 3));
            ExamDesk desk = world.house.desk();
            List<LiveAttempt> live = database.read(handle -> desk.live(handle, "trial", 10, 0));
            assertThat(live).extracting(LiveAttempt::id).containsExactly(first.id(), second.id());
            assertThat(live).extracting(LiveAttempt::answered).containsExactly(9, 0);
            assertThat(live).extracting(one -> one.silent(world.clock.instant())).containsExactly(true, false);
            assertThat(live.getFirst().minutesLeft(world.clock.instant())).isEqualTo(28);
            world.attempts.contacts().write();
            assertThat(database.<ExamDesk.Crowd>read(handle -> desk.crowd(handle, "trial"))).isEqualTo(new ExamDesk.Crowd(2, 1));
            assertThat(database.<List<LiveAttempt>>read(handle -> desk.live(handle, "trial", 10, 1))).hasSize(1);
        }
    }

    @Test
    void extra_time_moves_the_end_and_is_in_the_trail_and_told() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        desk.grantTime(attempt.id(), 10, "the lights went out", OFFICE);
        Attempt longer = world.fresh(attempt);
        assertThat(longer.deadlineAt()).isEqualTo(attempt.deadlineAt().plus(Duration.ofMinutes(10)));
        assertThat(longer.extraMinutes()).isEqualTo(10);
        assertThat(world.changes).containsExactly(ExamChanged.Change.EXTRA_TIME);
        assertThat(world.trail).singleElement().asString().startsWith("exam-time-extended attempt ").endsWith("minutes 10 the lights went out");
        world.clock.forward(Duration.ofMinutes(35));
        assertThat(world.save(longer, 1, 1, Items.right(world.attempts.paper(attempt).item(1))).arrival()).isEqualTo(Arrival.IN_TIME);
        assertRefused(() -> desk.grantTime(attempt.id(), ExamDesk.MOST_EXTRA, "more", OFFICE), ExamProblem.MINUTES_WRONG);
        assertRefused(() -> desk.grantTime(attempt.id(), 5, " ", OFFICE), IdentityProblem.REASON_MISSING);
        assertRefused(() -> desk.grantTime(attempt.id(), 5, "ask 900101 300123 1", OFFICE), IdentityProblem.REASON_PERSONAL);
        world.handIn(attempt);
        assertRefused(() -> desk.grantTime(attempt.id(), 5, "late", OFFICE), ExamProblem.NOT_OPEN);
    }

    @Test
    void time_given_after_the_end_of_a_silent_sitting_counts_from_now() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.clock.forward(Duration.ofMinutes(40));
        desk.grantTime(attempt.id(), 5, "no network", OFFICE);
        assertThat(world.fresh(attempt).deadlineAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(5)));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void standing_extra_time_holds_for_every_exam_begun_from_then_on(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            ExamDesk desk = world.house.desk();
            desk.setStanding(ExamWorld.AIGUL, 25, 5, "reads with a magnifier", OFFICE);
            desk.setStanding(ExamWorld.AIGUL, 50, 0, "as the school asked", OFFICE);
            Attempt attempt = world.start(ExamWorld.AIGUL);
            assertThat(attempt.deadlineAt()).isEqualTo(attempt.startedAt().plus(Duration.ofMinutes(45)));
            assertThat(attempt.extraMinutes()).isEqualTo(15);
            desk.setStanding(ExamWorld.AIGUL, 0, 0, "not wanted any more", OFFICE);
            assertThat(database.<java.util.Optional<ExtraTime>>read(handle -> desk.standing(handle, ExamWorld.AIGUL))).isEmpty();
            assertThat(world.fresh(attempt).extraMinutes()).as("what is open stays").isEqualTo(15);
            assertRefused(() -> desk.setStanding(ExamWorld.AIGUL, 101, 0, "too much", OFFICE), ExamProblem.EXTRA_WRONG);
            assertRefused(() -> desk.setStanding(OFFICE, 25, 0, "my own", OFFICE), ExamProblem.OWN_SITTING);
            assertThat(world.trail).hasSize(3).allMatch(line -> line.startsWith("extra-time-set person "));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void opened_again_it_has_no_result_until_it_is_handed_in_again(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            ExamDesk desk = world.house.desk();
            Attempt attempt = world.start(ExamWorld.AIGUL);
            world.answer(attempt, 7);
            assertThat(world.handIn(attempt).passed()).isTrue();
            desk.reopen(attempt.id(), 20, "handed in by mistake", OFFICE);
            Attempt open = world.fresh(attempt);
            assertThat(open.open()).isTrue();
            assertThat(open.outcome()).isEmpty();
            assertThat(open.deadlineAt()).isEqualTo(world.clock.instant().plus(Duration.ofMinutes(20)));
            assertThat(world.changes).containsExactly(ExamChanged.Change.REOPENED);
            world.clock.forward(Duration.ofMinutes(1));
            world.save(open, 8, 2, Items.right(world.attempts.paper(open).item(8)));
            Attempt again = world.handIn(open);
            assertThat(again.outcome().orElseThrow().right()).isEqualTo(8);
            assertThat(world.attempts.handedIn(again).orElseThrow().snapshot()).contains("\n8 2 ");
            assertRefused(() -> desk.reopen(world.start(ExamWorld.BOLAT).id(), 20, "is open", ExamWorld.AIGUL), ExamProblem.NOT_CLOSED);
            assertRefused(() -> desk.reopen(world.start(OFFICE).id(), 20, "my own", OFFICE), ExamProblem.OWN_SITTING);
            assertRefused(() -> desk.reopen(attempt.id(), 0, "no time", OFFICE), ExamProblem.MINUTES_WRONG);
        }
    }

    @Test
    void nobody_has_two_open_at_once_and_who_was_sent_out_has_none_again() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.handIn(attempt);
        Attempt rehearsal = world.rehearse(ExamWorld.AIGUL);
        assertRefused(() -> desk.reopen(attempt.id(), 20, "again", OFFICE), ExamProblem.OTHER_OPEN);
        world.handIn(rehearsal);
        assertRefused(() -> desk.reopen(rehearsal.id(), 20, "nobody's business", OFFICE), qadam.web.WebProblem.NOT_FOUND);
        world.database.write(handle -> {
            world.house.seated().annul(handle, attempt.id(), world.clock.instant());
            return null;
        });
        assertRefused(() -> desk.reopen(attempt.id(), 20, "again", OFFICE), ExamProblem.ANNULLED);
    }
}
