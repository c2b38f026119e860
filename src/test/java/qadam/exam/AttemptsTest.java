package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.Random;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Item;
import qadam.catalog.Response;
import qadam.record.Kind;
import qadam.record.Stored;
import qadam.shared.Database;
import qadam.shared.Problem;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Refusal;
import qadam.web.WebProblem;
import qadam.world.Databases;

class AttemptsTest {
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void exam_is_passed_and_the_listener_hears_of_it_once(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            Attempt attempt = world.start(ExamWorld.AIGUL);
            world.answer(attempt, 7);
            Attempt closed = world.handIn(attempt);
            assertThat(closed.outcome()).hasValueSatisfying(outcome -> {
                assertThat(outcome.passed()).isTrue();
                assertThat(outcome.right()).isEqualTo(7);
                assertThat(outcome.of()).isEqualTo(10);
                assertThat(outcome.strengths()).extracting(Strength::competence).containsExactly("how.1.1", "human.1.1", "using.1.1");
            });
            assertThat(world.news).singleElement().satisfies(passed -> {
                assertThat(passed.attempt()).isEqualTo(attempt.id());
                assertThat(passed.sealed()).isFalse();
                assertThat(passed.right()).isEqualTo(7);
            });
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whoever_was_sent_out_has_not_passed_for_their_teacher_either(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            for (UUID person : List.of(ExamWorld.AIGUL, ExamWorld.BOLAT)) {
                Attempt attempt = world.start(person);
                world.answer(attempt, 7);
                assertThat(world.handIn(attempt).passed()).isTrue();
                if (person.equals(ExamWorld.BOLAT)) {
                    database.write(handle -> {
                        new SeatedAttempts(world.attempts).annul(handle, attempt.id(), world.clock.instant());
                        return null;
                    });
                }
            }
            Map<UUID, ExamState> states = database.read(handle -> world.house.states().of(handle, List.of(ExamWorld.AIGUL, ExamWorld.BOLAT), world.course.exam().orElseThrow().exam(),
                world.clock.instant()));
            assertThat(states.get(ExamWorld.AIGUL).stage()).isEqualTo(ExamStage.PASSED);
            assertThat(states.get(ExamWorld.BOLAT).stage()).isEqualTo(ExamStage.NOT_YET);
            assertThat(states.get(ExamWorld.BOLAT).passedAt()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void exam_handed_in_five_times_in_parallel_gives_one_result(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            Attempt attempt = world.start(ExamWorld.AIGUL);
            world.answer(attempt, 10);
            List<Attempt> closed = inParallel(Collections.nCopies(5, () -> world.attempts.handIn(attempt, ExamWorld.PHONE)));
            assertThat(closed).extracting(one -> one.outcome().orElseThrow()).containsOnly(closed.getFirst().outcome().orElseThrow());
            assertThat(closed).extracting(Attempt::handedInAt).containsOnly(Optional.of(world.clock.instant()));
            assertThat(world.news).hasSize(1);
            assertThat(kinds(world)).filteredOn(kind -> kind == Kind.HANDED_IN).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void same_save_sent_five_times_in_random_order_is_kept_once_and_the_highest_sequence_wins(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            Attempt attempt = world.start(ExamWorld.AIGUL);
            Item item = world.attempts.paper(attempt).item(1);
            List<Save> saves = List.of(world.saving(1, 1, Items.wrong(item)), world.saving(1, 2, Items.right(item)), world.saving(1, 3, Items.wrong(item)));
            List<Callable<Kept>> sent = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                saves.forEach(save -> sent.add(() -> world.attempts.save(attempt, ExamWorld.PHONE, save)));
            }
            Collections.shuffle(sent, new Random(7));
            assertThat(inParallel(sent)).hasSize(15).allMatch(kept -> kept.refusal().isEmpty());
            assertThat(database.<List<SavedResponse>>read(handle -> new ResponseStore().all(handle, attempt))).hasSize(3);
            assertThat(world.attempts.responses(attempt)).containsEntry(1, Items.wrong(item));
            assertThat(kinds(world)).filteredOn(kind -> kind == Kind.RESPONDED).hasSize(3);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void second_click_on_start_finds_the_attempt_of_the_first(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            List<Attempt> started = inParallel(Collections.nCopies(5, () -> world.start(ExamWorld.AIGUL)));
            assertThat(started).extracting(Attempt::id).containsOnly(started.getFirst().id());
            assertThat(world.attempts.of(ExamWorld.AIGUL)).hasSize(1);
        }
    }

    @Test
    void one_sitting_takes_so_many_saves_and_what_was_saved_stays() {
        Limits few = Limits.of(Map.of(Limit.EXAM_SAVES.label(), "100"));
        ExamWorld world = new ExamWorld(Databases.sqlite(), Items.bank("open"), few);
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Item item = world.attempts.paper(attempt).item(1);
        for (int sequence = 1; sequence <= 100; sequence++) {
            world.save(attempt, 1, sequence, Items.right(item));
        }
        assertRefused(() -> world.save(attempt, 1, 101, Items.wrong(item)), ExamProblem.TOO_MANY_SAVES);
        assertThat(world.attempts.responses(world.fresh(attempt))).containsEntry(1, Items.right(item));
    }

    @Test
    void other_content_under_a_taken_sequence_is_refused_and_the_first_kept() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Item item = world.attempts.paper(attempt).item(1);
        world.save(attempt, 1, 1, Items.right(item));
        assertRefused(() -> world.save(attempt, 1, 1, Items.wrong(item)), ExamProblem.SEQUENCE_TAKEN);
        assertThat(world.attempts.responses(attempt)).containsEntry(1, Items.right(item));
    }

    @Test
    void answer_taken_back_is_unanswered_again() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.save(attempt, 1, 1, Items.right(world.attempts.paper(attempt).item(1)));
        Save taken = new Save(1, 2, qadam.shared.Ids.version7(1), Optional.empty(), world.clock.instant());
        world.attempts.save(attempt, ExamWorld.PHONE, taken);
        assertThat(world.attempts.responses(attempt)).isEmpty();
    }

    @Test
    void somebody_elses_attempt_does_not_exist() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        assertRefused(() -> world.attempts.find(ExamWorld.BOLAT, attempt.id()), WebProblem.NOT_FOUND);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void save_by_a_form_after_time_waits_for_a_person_and_what_was_saved_is_scored(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            Attempt attempt = world.start(ExamWorld.AIGUL);
            world.answer(attempt, 7);
            world.clock.forward(Duration.ofMinutes(30).plusMillis(1));
            Item ninth = world.attempts.paper(attempt).item(9);
            assertThat(world.save(attempt, 9, 2, Items.right(ninth)).review()).isTrue();
            assertThat(database.<List<SavedResponse>>read(handle -> new ResponseStore().all(handle, attempt)))
                .filteredOn(SavedResponse::late).hasSize(1);
            world.clock.forward(Lateness.AWAITED);
            Attempt closed = world.fresh(attempt);
            assertThat(closed.handedInAt()).contains(attempt.deadlineAt());
            assertThat(closed.outcome().orElseThrow().right()).isEqualTo(7);
        }
    }

    @Test
    void save_at_the_last_moment_counts() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.clock.forward(Duration.ofMinutes(30));
        assertThat(world.save(attempt, 1, 1, Items.right(world.attempts.paper(attempt).item(1))).refusal()).isEmpty();
    }

    @Test
    void save_after_hand_in_waits_for_a_person_and_an_acknowledged_one_sent_again_is_still_acknowledged() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Save save = world.saving(1, 1, Items.right(world.attempts.paper(attempt).item(1)));
        world.attempts.save(attempt, ExamWorld.PHONE, save);
        world.handIn(attempt);
        assertThat(world.attempts.save(attempt, ExamWorld.PHONE, save).refusal()).isEmpty();
        world.clock.forward(Duration.ofSeconds(1));
        assertThat(world.save(attempt, 1, 2, new Response.Words("x")).review()).isTrue();
    }

    @Test
    void second_seat_must_take_over_and_the_former_is_told_and_overwrites_nothing() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Item item = world.attempts.paper(attempt).item(1);
        Save save = world.saving(1, 1, Items.right(item));
        assertRefused(() -> world.attempts.save(attempt, ExamWorld.LAPTOP, save), ExamProblem.SEAT_TAKEN);
        assertRefused(() -> world.attempts.handIn(attempt, ExamWorld.LAPTOP), ExamProblem.SEAT_TAKEN);
        world.attempts.takeSeat(attempt, ExamWorld.LAPTOP);
        assertThat(world.attempts.save(attempt, ExamWorld.LAPTOP, save).refusal()).isEmpty();
        Kept former = world.save(attempt, 1, 2, Items.wrong(item));
        assertThat(former.seated()).isFalse();
        assertThat(world.attempts.responses(attempt)).containsEntry(1, Items.right(item));
        assertThat(world.trail).singleElement().asString().startsWith("exam-seat-taken attempt ");
    }

    @Test
    void free_words_lie_sealed_in_their_row() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.save(attempt, 1, 1, new Response.Words("құпия сөз"));
        SavedResponse saved = world.attempts.saved(attempt).getFirst();
        assertThat(saved.sealed()).isTrue();
        assertThat(new String(saved.response(), java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("құпия");
        assertThat(world.attempts.responses(attempt)).containsEntry(1, new Response.Words("құпия сөз"));
    }

    @Test
    void sweep_closes_what_nobody_looks_at() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.answer(attempt, 10);
        world.clock.forward(Duration.ofHours(2));
        try (Sweep sweep = world.house.sweep()) {
            sweep.sweep();
        }
        assertThat(world.news).singleElement().satisfies(passed -> assertThat(passed.passedAt()).isEqualTo(attempt.deadlineAt()));
        assertThat(world.attempts.overdue()).isEmpty();
    }

    @Test
    void tutor_learns_only_that_an_exam_is_open() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        OpenAttempts open = new OpenAttempts(world.database, world.clock);
        long learner = ExamWorld.candidate(ExamWorld.AIGUL).learner();
        assertThat(open.isSitting(learner)).isFalse();
        Attempt rehearsal = world.rehearse(ExamWorld.AIGUL);
        assertThat(open.isSitting(learner)).isFalse();
        world.handIn(rehearsal);
        world.start(ExamWorld.AIGUL);
        assertThat(open.isSitting(learner)).isTrue();
        world.clock.forward(Duration.ofMinutes(44));
        assertThat(open.isSitting(learner)).as("answers from a silent device are still awaited").isTrue();
        world.clock.forward(Duration.ofMinutes(2));
        assertThat(open.isSitting(learner)).isFalse();
    }

    @Test
    void killed_process_finds_every_acknowledged_save_again() {
        var folder = Databases.folder();
        Database before = Database.sqlite(folder);
        ExamWorld world = new ExamWorld(before);
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.answer(attempt, 10);
        Database after = Database.sqlite(folder);   // the first one was never closed, as after SIGKILL
        try (after; before) {
            assertThat(after.<List<SavedResponse>>read(handle -> new ResponseStore().latest(handle, attempt))).hasSize(10);
            assertThat(after.<Optional<Attempt>>read(handle -> new AttemptStore().find(handle, attempt.id())))
                .hasValueSatisfying(found -> assertThat(found.form()).isEqualTo(attempt.form()));
        }
    }

    @Test
    void one_may_try_again_after_the_pause_and_three_times_an_almaty_month() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        for (int i = 0; i < 3; i++) {
            world.handIn(world.start(ExamWorld.AIGUL));
            assertRefused(() -> world.start(ExamWorld.AIGUL), ExamProblem.NOT_YET);
            world.clock.forward(Duration.ofHours(24));
        }
        assertThat(world.attempts.permission(world.course, world.attempts.of(ExamWorld.AIGUL)))
            .isEqualTo(new Permission.Waiting(Instant.parse("2026-11-30T19:00:00Z"), Permission.Reason.MONTH));
        assertRefused(() -> world.start(ExamWorld.AIGUL), ExamProblem.NOT_YET);
        world.clock.forward(Duration.between(world.clock.instant(), Instant.parse("2026-11-30T19:00:00Z")));
        assertThat(world.start(ExamWorld.AIGUL).open()).isTrue();
    }

    @Test
    void rehearsal_is_free_tells_nobody_and_does_not_use_up_attempts() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        for (int i = 0; i < 4; i++) {
            Attempt rehearsal = world.rehearse(ExamWorld.AIGUL);
            world.answer(rehearsal, 10);
            assertThat(world.handIn(rehearsal).passed()).isTrue();
        }
        assertThat(world.news).isEmpty();
        assertThat(world.start(ExamWorld.AIGUL).rehearsal()).isFalse();
    }

    @Test
    void who_has_passed_need_not_sit_again() {
        ExamWorld world = new ExamWorld(Databases.sqlite());
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.answer(attempt, 10);
        world.handIn(attempt);
        world.clock.forward(Duration.ofDays(3));
        assertRefused(() -> world.start(ExamWorld.AIGUL), ExamProblem.ALREADY_PASSED);
    }

    static void assertRefused(ThrowingCallable act, Problem problem) {
        assertThatThrownBy(act).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private static List<Kind> kinds(ExamWorld world) {
        long learner = ExamWorld.candidate(ExamWorld.AIGUL).learner();
        return world.database.<List<Stored>>read(handle -> world.steps.of(handle, learner)).stream().map(step -> Kind.of(step.kind())).toList();
    }

    private static <T> List<T> inParallel(List<Callable<T>> acts) {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<T> results = new ArrayList<>();
            for (Future<T> future : threads.invokeAll(acts)) {
                results.add(future.get());
            }
            return results;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
