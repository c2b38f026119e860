package qadam.exam;

import static org.assertj.core.api.Assertions.assertThat;
import static qadam.exam.AttemptsTest.assertRefused;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.Item;
import qadam.identity.Exporter;
import qadam.identity.Leaving;
import qadam.record.Kind;
import qadam.record.Stored;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Texts;
import qadam.world.Databases;
import tools.jackson.databind.json.JsonMapper;

/** A hand-in is one list that the record's step holds fast, whoever hands in beside it; and a move to another device loses nothing. */
class HandInTest {
    private final ExamWorld world = new ExamWorld(Databases.sqlite());

    private static CloseAttempt.Wish wish(ExamWorld world, UUID step) {
        return new CloseAttempt.Wish(step, world.clock.instant(), world.clock.instant());
    }

    private static List<Stored> handInSteps(ExamWorld world, Attempt attempt) {
        return world.database.<List<Stored>>read(handle -> world.steps.of(handle, attempt.learner())).stream()
            .filter(step -> Kind.of(step.kind()) == Kind.HANDED_IN).toList();
    }

    @Test
    void the_steps_result_ends_with_the_digest_of_the_list_and_the_list_names_what_counts() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.answer(attempt, 10);
        world.save(attempt, 1, 2, Items.wrong(world.attempts.paper(attempt).item(1)));
        Attempt closed = world.handIn(attempt);
        String list = world.attempts.handedIn(closed).orElseThrow().snapshot();
        assertThat(list.lines().toList()).hasSize(12).startsWith("qadam hand-in 1", Ids.hex(attempt.id()));
        assertThat(list.lines().toList().get(2)).matches("1 2 [0-9a-f]{32} [0-9a-f]{64}");
        byte[] result = handInSteps(world, attempt).getFirst().result();
        assertThat(java.util.Arrays.copyOfRange(result, 19, 51)).isEqualTo(Snapshot.digest(list));
    }

    @Test
    void what_the_server_does_not_hold_is_named() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Save held = world.saving(1, 1, Items.right(world.attempts.paper(attempt).item(1)));
        world.send(attempt, ExamWorld.PHONE, held);
        assertThat(world.attempts.missing(attempt, List.of(new Attempts.Claimed(1, 1, held.step())))).isEmpty();
        assertThat(world.attempts.missing(attempt, List.of(new Attempts.Claimed(1, 1, UUID.randomUUID()), new Attempts.Claimed(4, 2, UUID.randomUUID()))))
            .containsExactly(1, 4);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void saves_hand_ins_and_a_move_at_the_same_moment_lose_nothing_and_close_once(Database database) throws Exception {
        try (database; var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            ExamWorld world = new ExamWorld(database);
            for (int round = 0; round < 5; round++) {
                Attempt attempt = world.start(new UUID(2, round));
                Paper paper = world.attempts.paper(attempt);
                List<Callable<Object>> acts = new ArrayList<>();
                for (int item = 1; item <= 10; item++) {
                    Save save = world.saving(item, 1, Items.right(paper.item(item)));
                    acts.add(() -> world.send(attempt, ExamWorld.PHONE, save));
                }
                for (int hand = 0; hand < 3; hand++) {
                    UUID step = Ids.version7(world.clock.millis());
                    acts.add(() -> world.attempts.handIn(attempt, ExamWorld.PHONE, wish(world, step)));
                }
                acts.add(() -> {
                    world.attempts.takeSeat(attempt, ExamWorld.LAPTOP);
                    return "moved";
                });
                java.util.Collections.shuffle(acts, new java.util.Random(round));
                for (Future<Object> act : threads.invokeAll(acts)) {
                    if (act.get() instanceof Kept kept) {
                        assertThat(kept.arrival().counts()).as("received at the very moment of the hand-in, so before its end").isTrue();
                    }
                }
                world.attempts.recountLeft();
                assertThat(world.attempts.find(attempt.person(), attempt.id()).outcome().orElseThrow().right()).isEqualTo(10);
                assertThat(handInSteps(world, attempt)).hasSize(1);
            }
            assertThat(world.news).extracting(ExamPassed::attempt).doesNotHaveDuplicates().hasSize(5);
        }
    }

    @Test
    void sending_out_beats_a_hand_in_and_nothing_is_passed() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        world.answer(attempt, 10);
        world.database.write(handle -> {
            world.house.seated().annul(handle, attempt.id(), world.clock.instant());
            return null;
        });
        assertThat(world.handIn(attempt).passed()).isFalse();
        assertThat(world.news).isEmpty();
    }

    @Test
    void unsent_answers_of_the_former_device_count_unless_the_later_one_has_answered_that_question() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Paper paper = world.attempts.paper(attempt);
        Save unsent = world.saving(1, 7, Items.right(paper.item(1)));
        Save outdone = world.saving(2, 7, Items.wrong(paper.item(2)));
        world.attempts.takeSeat(attempt, ExamWorld.LAPTOP);
        Attempt moved = world.fresh(attempt);
        world.send(moved, ExamWorld.LAPTOP, world.saving(2, 1, Items.right(paper.item(2))));
        assertThat(world.send(attempt, ExamWorld.PHONE, unsent).seated()).isFalse();
        world.send(attempt, ExamWorld.PHONE, outdone);
        assertThat(world.attempts.responses(moved)).containsEntry(1, Items.right(paper.item(1))).containsEntry(2, Items.right(paper.item(2)));
        world.send(moved, ExamWorld.LAPTOP, world.saving(1, 2, Items.wrong(paper.item(1))));
        assertThat(world.attempts.responses(moved)).as("a later browser's answer stands before a former one's higher number").containsEntry(1, Items.wrong(paper.item(1)));
        assertRefused(() -> world.send(moved, "never here".getBytes(), world.saving(3, 1, Items.right(paper.item(3)))), ExamProblem.SEAT_TAKEN);
    }

    @Test
    void answers_in_a_file_name_no_browser_so_a_person_looks_at_them_and_once() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Item item = world.attempts.paper(attempt).item(1);
        Save save = world.saving(1, 1, Items.right(item));
        BroughtResponses brought = world.house.broughtResponses();
        assertThat(brought.personOf(attempt.id())).contains(ExamWorld.AIGUL);
        assertThat(brought.bring(attempt.id(), List.of(save), world.clock.instant(), ExamWorld.AIGUL)).extracting(Kept::arrival).as("while one can still sit, a file would be a way in past the seat")
            .containsExactly(Arrival.WAITING);
        world.clock.forward(Duration.ofDays(2));
        Save second = world.saving(2, 1, Items.right(world.attempts.paper(attempt).item(2)));
        for (int time = 0; time < 2; time++) {
            assertThat(brought.bring(attempt.id(), List.of(save, second, world.saving(1, 1, Items.wrong(item))), world.clock.instant(), ExamWorld.BOLAT))
                .extracting(Kept::arrival, Kept::refusal).containsExactly(
                    org.assertj.core.groups.Tuple.tuple(Arrival.WAITING, java.util.Optional.empty()),
                    org.assertj.core.groups.Tuple.tuple(Arrival.WAITING, java.util.Optional.empty()),
                    org.assertj.core.groups.Tuple.tuple(Arrival.EVIDENCE, java.util.Optional.of(ExamProblem.SEQUENCE_TAKEN)));
        }
        assertThat(world.database.<List<LateAnswer>>read(handle -> world.house.desk().late(handle, attempt.id()))).extracting(LateAnswer::brought).containsExactly(false, true);
    }

    @Test
    void what_came_in_a_file_and_then_from_the_browser_that_sits_is_in_time_and_nobody_has_to_decide_it() {
        Attempt attempt = world.start(ExamWorld.AIGUL);
        Item item = world.attempts.paper(attempt).item(1);
        Save save = world.saving(1, 1, Items.right(item));
        world.house.broughtResponses().bring(attempt.id(), List.of(save), world.clock.instant(), ExamWorld.BOLAT);
        assertThat(world.attempts.responses(attempt)).as("it waits").isEmpty();
        assertRefused(() -> world.send(attempt, ExamWorld.PHONE, world.saving(1, 1, Items.wrong(item))), ExamProblem.SEQUENCE_TAKEN);
        assertThat(world.send(attempt, ExamWorld.PHONE, save).arrival()).isEqualTo(Arrival.IN_TIME);
        assertThat(world.attempts.responses(attempt)).containsEntry(1, Items.right(item));
        assertThat(world.database.<Integer>read(handle -> world.house.desk().countWaiting(handle))).isZero();
        assertThat(world.send(attempt, ExamWorld.PHONE, save).arrival()).as("and again").isEqualTo(Arrival.IN_TIME);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_came_late_what_was_handed_in_and_extra_time_are_in_the_download_and_go_with_their_person(Database database) {
        try (database) {
            ExamWorld world = new ExamWorld(database);
            world.house.desk().setStanding(ExamWorld.AIGUL, 25, 0, "as the school asked", ExamWorld.BOLAT);
            Attempt attempt = world.start(ExamWorld.AIGUL);
            world.answer(attempt, 3);
            world.attempts.takeSeat(attempt, ExamWorld.LAPTOP);
            world.attempts.handIn(world.fresh(attempt), ExamWorld.LAPTOP);
            world.clock.forward(Duration.ofSeconds(1));
            assertThat(world.send(attempt, ExamWorld.LAPTOP, world.saving(1, 9, Items.right(world.attempts.paper(attempt).item(1)))).review()).isTrue();
            world.house.desk().decide(attempt.id(), List.of("1-9"), false, "given after the hand-in", ExamWorld.BOLAT);
            Exporter exporter = world.house.exporter(new Texts());
            String mine = JsonMapper.shared().writeValueAsString(database.<Object>read(handle -> exporter.export(handle, ExamWorld.AIGUL, List.of(attempt.learner()))));
            assertThat(mine).contains("qadam hand-in 1", "\"percent\":25", "given after the hand-in", "\"arrival\":\"declined\"", "taken_elsewhere_at");
            database.write(handle -> {
                exporter.erase(handle, new Leaving(ExamWorld.AIGUL, List.of(attempt.learner()), Ids.random()));
                return null;
            });
            for (String table : List.of("responses", "late_arrivals", "hand_ins", "attempt_seats", "extra_times")) {
                assertThat(database.<Long>read(handle -> handle.createQuery("select count(*) from " + table).mapTo(Long.class).one())).as(table).isZero();
            }
        }
    }
}
