package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static qadam.exam.AttemptsTest.assertRefused;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Item;
import qadam.shared.Database;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.world.Databases;

/** What comes when an exam's time is nearly or wholly over: by the server's clock, never dropped, and counted by one rule. */
class LateResponsesTest {
    private static final Duration EXAM = Duration.ofMinutes(30);

    private final ExamWorld world = new ExamWorld(Databases.sqlite());

    private static Save right(ExamWorld world, Attempt attempt, int item) {
        return world.saving(item, 5, Items.right(world.attempts.paper(attempt).item(item)));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void answer_from_a_device_that_fell_silent_counts_for_fifteen_minutes_and_is_marked(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            Attempt attempt = world.start(ExamWorld.AIGUL);
            world.answer(attempt, 6);   // the last the server hears of it
            world.clock.forward(EXAM.plusMinutes(15));
            Kept kept = world.send(attempt, ExamWorld.PHONE, right(world, attempt, 7));
            assertThat(kept.arrival()).isEqualTo(Arrival.FROM_OUTBOX);
            assertThat(kept.late()).isTrue();
            assertThat(kept.receipt()).as("stored, and signed so").isPresent();
            world.clock.forward(Duration.ofMillis(1));
            Attempt closed = world.swept(attempt);
            assertThat(closed.handedInAt()).contains(attempt.deadlineAt());
            assertThat(closed.outcome().orElseThrow().right()).isEqualTo(7);
            assertThat(world.news).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void one_millisecond_later_it_waits_for_a_person_and_is_scored_when_they_accept_it(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            Attempt attempt = world.start(ExamWorld.AIGUL);
            world.answer(attempt, 6);
            world.clock.forward(EXAM.plusMinutes(15).plusMillis(1));
            Kept kept = world.send(attempt, ExamWorld.PHONE, right(world, attempt, 7));
            assertThat(kept.review()).isTrue();
            assertThat(world.swept(attempt).outcome().orElseThrow().right()).isEqualTo(6);
            assertThat(world.news).isEmpty();

            ExamDesk desk = world.house.desk();
            assertThat(database.<Integer>read(desk::countWaiting)).isOne();
            desk.decide(attempt.id(), Set.of("7-5"), true, "the school had no network", ExamWorld.BOLAT);
            assertThat(world.fresh(attempt).outcome().orElseThrow().right()).isEqualTo(7);
            assertThat(world.news).singleElement().satisfies(passed -> assertThat(passed.passedAt()).isEqualTo(attempt.deadlineAt()));
            assertThat(world.results).extracting(ExamResult::raised).containsExactly(false, true);
            assertThat(world.changes).containsExactly(ExamChanged.Change.LATE_ACCEPTED);
            assertThat(world.trail).last().asString().startsWith("late-answers-accepted").endsWith("the school had no network");
            assertThat(database.<Integer>read(desk::countWaiting)).isZero();
            assertRefused(() -> desk.decide(attempt.id(), Set.of("7-5"), false, "again", ExamWorld.BOLAT), ExamProblem.ALREADY_DECIDED);
            assertThat(world.send(attempt, ExamWorld.PHONE, right(world, attempt, 8)).review()).isTrue();
            desk.decide(attempt.id(), Set.of("8-5"), false, "given at home", ExamWorld.BOLAT);
            assertThat(world.fresh(attempt).outcome().orElseThrow().right()).isEqualTo(7);
        }
    }

    @Test
    void an_attempt_that_was_heard_of_in_its_last_minute_closes_on_time_and_what_comes_then_goes_to_a_person() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.clock.forward(EXAM.minusSeconds(60).plusMillis(1));
        world.attempts.heard(attempt);
        world.clock.forward(Duration.ofSeconds(60));
        assertThat(world.send(attempt, ExamWorld.PHONE, right(world, attempt, 1)).review()).isTrue();
        assertThat(world.fresh(attempt).open()).isFalse();
    }

    @Test
    void heard_of_exactly_a_minute_before_its_end_it_had_fallen_silent() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.clock.forward(EXAM.minusSeconds(60));
        world.attempts.heard(attempt);
        world.clock.forward(Duration.ofSeconds(61));
        assertThat(world.fresh(attempt).open()).isTrue();
        assertThat(world.send(attempt, ExamWorld.PHONE, right(world, attempt, 1)).late()).isTrue();
    }

    @Test
    void contact_after_the_end_does_not_undo_the_silence_before_it() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.clock.forward(EXAM.plusMinutes(3));
        world.attempts.heard(attempt);
        world.send(attempt, ExamWorld.PHONE, right(world, attempt, 1));
        world.clock.forward(Duration.ofMinutes(1));
        assertThat(world.send(attempt, ExamWorld.PHONE, right(world, attempt, 2)).late()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void another_server_knows_of_the_contact_once_it_is_written(Database database) {
        try (database) {
            ExamWorld here = new ExamWorld(database);
            Attempt attempt = here.start(ExamWorld.AIGUL);
            ExamWorld there = new ExamWorld(database);
            here.clock.forward(EXAM.minusSeconds(30));
            here.attempts.heard(attempt);
            assertThat(database.<Boolean>read(handle -> there.attempts.contacts().fellSilent(handle, attempt))).isTrue();
            here.attempts.contacts().write();
            assertThat(database.<Boolean>read(handle -> there.attempts.contacts().fellSilent(handle, attempt))).isFalse();
            there.attempts.contacts().note(attempt, attempt.startedAt());
            there.attempts.contacts().write();
            assertThat(database.<Boolean>read(handle -> there.attempts.contacts().fellSilent(handle, attempt))).as("never taken back").isFalse();
        }
    }

    @Test
    void the_devices_clock_decides_nothing() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Item item = world.attempts.paper(attempt).item(1);
        Save early = new Save(1, 1, qadam.shared.Ids.version7(1), java.util.Optional.of(Items.right(item)), Instant.EPOCH, java.util.Optional.of(Instant.EPOCH));
        world.clock.forward(EXAM.plusMinutes(16));
        assertThat(world.send(attempt, ExamWorld.PHONE, early).review()).isTrue();
        ExamDesk desk = world.house.desk();
        assertThat(world.database.<List<LateAnswer>>read(handle -> desk.late(handle, attempt.id()))).singleElement().satisfies(late -> {
            assertThat(late.takenAt()).isEqualTo(Instant.EPOCH);
            assertThat(late.receivedAt()).isEqualTo(world.clock.instant());
            assertThat(late.givenAt()).contains(world.clock.instant());
        });
    }

    @Test
    void more_than_fifty_late_answers_are_kept_up_to_the_sittings_limit_of_saves() {
        ExamWorld few = new ExamWorld(Databases.sqlite(), Items.bank("open"), Limits.of(Map.of(Limit.EXAM_SAVES.label(), "100")));
        Attempt attempt = few.start(ExamWorld.AIGUL);
        Item item = few.attempts.paper(attempt).item(1);
        few.clock.forward(Duration.ofHours(2));
        for (int sequence = 1; sequence <= 100; sequence++) {
            assertThat(few.send(attempt, ExamWorld.PHONE, few.saving(1, sequence, Items.right(item))).review()).isTrue();
        }
        assertRefused(() -> few.send(attempt, ExamWorld.PHONE, few.saving(1, 101, Items.right(item))), ExamProblem.TOO_MANY_SAVES);
    }

    @Test
    void late_answer_sent_again_is_the_same_and_keeps_what_became_of_it() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Save save = right(world, attempt, 1);
        world.clock.forward(EXAM.plusMinutes(1));
        Kept first = world.send(attempt, ExamWorld.PHONE, save);
        world.clock.forward(Duration.ofHours(1));
        Kept second = world.send(attempt, ExamWorld.PHONE, save);
        assertThat(second.late()).isTrue();
        assertThat(second.savedAt()).isEqualTo(first.savedAt());
        assertThat(second.receipt().orElseThrow().sequence()).isEqualTo(first.receipt().orElseThrow().sequence());
    }

    @Test
    void a_rehearsal_goes_to_nobody() {
        Attempt rehearsal = world.rehearse(ExamWorld.AIGUL);
        world.attempts.heard(rehearsal);
        world.clock.forward(EXAM.plusMinutes(5));
        assertThat(world.send(rehearsal, ExamWorld.PHONE, right(world, rehearsal, 1)).late()).isTrue();
        world.clock.forward(Duration.ofMinutes(20));
        assertRefused(() -> world.send(rehearsal, ExamWorld.PHONE, right(world, rehearsal, 2)), ExamProblem.TOO_LATE);
        assertThat(world.database.<Integer>read(world.house.desk()::countWaiting)).isZero();
    }

    @Test
    void whoever_was_sent_out_has_evidence_and_nothing_more() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.database.write(handle -> {
            world.house.seated().annul(handle, attempt.id(), world.clock.instant());
            return null;
        });
        world.house.seated().end(attempt.id());
        assertRefused(() -> world.send(attempt, ExamWorld.PHONE, right(world, attempt, 1)), ExamProblem.HANDED_IN);
        assertThat(world.database.<List<SavedResponse>>read(handle -> new ResponseStore().all(handle, attempt))).extracting(SavedResponse::arrival)
            .containsExactly(Arrival.EVIDENCE);
    }

    /** Five hundred saves are received in the last second and stand before the writer while the sweep closes their attempts. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_was_received_in_the_last_second_counts_however_long_it_waited(Database database) throws Exception {
        try (database; var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ExamWorld world = new ExamWorld(database);
            List<Attempt> attempts = new ArrayList<>();
            for (int person = 0; person < 50; person++) {
                attempts.add(world.start(new UUID(1, person)));
            }
            world.clock.forward(EXAM.minusMillis(500));
            attempts.forEach(world.attempts::heard);
            world.attempts.contacts().write();
            Instant received = world.clock.instant();
            CountDownLatch begin = new CountDownLatch(1);
            List<Callable<Kept>> sends = new ArrayList<>();
            attempts.forEach(attempt -> {
                Paper paper = world.attempts.paper(attempt);
                for (int item = 1; item <= 10; item++) {
                    Save save = world.saving(item, 1, Items.right(paper.item(item)));
                    sends.add(() -> {
                        begin.await();
                        return world.attempts.saveFromOutbox(attempt, ExamWorld.PHONE, save, received);
                    });
                }
            });
            List<Future<Kept>> rush = sends.stream().map(threads::submit).toList();
            world.clock.forward(Duration.ofSeconds(2));   // over before the first of them reaches the writer
            begin.countDown();
            for (Attempt attempt : attempts) {
                world.attempts.closeOverdue(attempt.id());
            }
            for (Future<Kept> sent : rush) {
                assertThat(sent.get().arrival()).isEqualTo(Arrival.IN_TIME);
                assertThat(sent.get().receipt()).isPresent();
            }
            world.attempts.recountLeft();
            assertThat(rush).hasSize(500);
            attempts.forEach(attempt -> assertThat(world.attempts.find(attempt.person(), attempt.id()).outcome().orElseThrow().right()).isEqualTo(10));
            assertThat(world.news).extracting(ExamPassed::attempt).as("each passes once").doesNotHaveDuplicates().hasSize(50);
        }
    }

    @Test
    void how_long_an_answer_was_under_way_is_no_time_spent_on_the_exam() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.clock.forward(EXAM.plusMinutes(10));
        world.send(attempt, ExamWorld.PHONE, right(world, attempt, 1));
        world.clock.forward(Duration.ofMinutes(10));
        world.swept(attempt);
        assertThat(world.database.<java.util.Optional<Proceeding>>read(handle -> world.house.proceedings().find(handle, ExamWorld.AIGUL, attempt.id())))
            .hasValueSatisfying(how -> assertThat(how.took()).contains(EXAM));
    }

    @Test
    void server_killed_between_a_late_answer_and_its_scoring_scores_it_at_its_next_round() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.answer(attempt, 6);
        Attempt closed = world.handIn(attempt);
        world.database.write(handle -> {
            new ResponseStore().insert(handle, closed, new SavedResponse(7, 9, UUID.randomUUID(),
                stored(7, closed), sealed(7, closed), Arrival.IN_TIME, 0, world.clock.instant()));
            new AttemptStore().setRescore(handle, closed, true);
            return null;
        });
        assertThat(world.swept(attempt).outcome().orElseThrow().right()).isEqualTo(7);
        assertThat(world.news).hasSize(1);
    }

    private byte[] stored(int item, Attempt attempt) {
        return world.database.<byte[]>read(handle -> new Envelope(world.new Drawer()).close(handle, attempt.person(),
            java.util.Optional.of(Items.right(world.attempts.paper(attempt).item(item)))));
    }

    private boolean sealed(int item, Attempt attempt) {
        return world.database.<Boolean>read(handle -> Envelope.needsSeal(java.util.Optional.of(Items.right(world.attempts.paper(attempt).item(item)))));
    }
}
