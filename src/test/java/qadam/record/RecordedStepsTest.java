package qadam.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Lane;
import qadam.shared.Refusal;
import qadam.world.Databases;
import qadam.world.FixedClock;

class RecordedStepsTest {
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    private final RecordedSteps steps = new RecordedSteps(clock, 1);

    private NewStep step(long learner, UUID id, int result) {
        return new NewStep(learner, id, Kind.PRACTISED, Instant.parse("2026-11-23T08:59:58Z"), 1, 7, new byte[] {(byte) result});
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void same_step_sent_five_times_is_stored_once(Database database) throws Exception {
        UUID id = Ids.version7(1);
        List<Future<Receipt>> sent = new ArrayList<>();
        try (database; var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 5; i++) {
                sent.add(senders.submit(() -> database.write(handle -> steps.append(handle, step(3, id, 1)))));
            }
            List<Receipt> receipts = new ArrayList<>();
            for (Future<Receipt> future : sent) {
                receipts.add(future.get());
            }
            assertThat(receipts).extracting(Receipt::sequence).containsOnly(receipts.getFirst().sequence());
            assertThat(receipts).filteredOn(receipt -> !receipt.repeated()).hasSize(1);
            assertThat(stepsOf(database, 3)).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void same_id_with_other_content_is_refused_and_the_first_is_kept(Database database) {
        UUID id = Ids.version7(1);
        try (database) {
            database.write(handle -> steps.append(handle, step(3, id, 1)));
            assertThatThrownBy(() -> database.write(handle -> steps.append(handle, step(3, id, 2))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(RecordProblem.OTHER_CONTENT));
            assertThat(stepsOf(database, 3)).singleElement()
                .satisfies(stored -> assertThat(stored.result()).containsExactly(1));
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void another_learners_id_is_refused_and_found_by_its_owner(Database database) {
        UUID id = Ids.version7(1);
        try (database) {
            database.write(handle -> steps.append(handle, step(3, id, 1)));
            assertThatThrownBy(() -> database.write(handle -> steps.append(handle, step(4, id, 1))))
                .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(RecordProblem.OTHER_LEARNER));
            Optional<Long> owner = database.read(handle -> steps.find(handle, id).map(Stored::learner));
            assertThat(owner).contains(3L);
        }
    }

    /** As the first answers to a new exam, which come in another order to each lane. */
    @Test
    void two_lanes_that_name_the_same_activities_in_other_orders_do_not_wait_for_one_another_in_a_ring() throws Exception {
        try (Database database = Databases.postgresql(); var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            long elsewhere = LongStream.range(1, 100).filter(key -> lane(database, key) != lane(database, 0)).findFirst().orElseThrow();
            database.write(handle -> steps.courseVersion(handle, "exam", 1));
            AtomicInteger runs = new AtomicInteger();
            CountDownLatch first = new CountDownLatch(1);
            CountDownLatch second = new CountDownLatch(1);
            Future<Integer> one = senders.submit(() -> database.write(handle -> {
                runs.incrementAndGet();
                steps.activity(handle, "exam", 1, "a");
                first.countDown();
                second.await(500, TimeUnit.MILLISECONDS);   // in vain: the other waits for the first name already
                return steps.activity(handle, "exam", 1, "b");
            }, 0));
            first.await();
            Future<Integer> two = senders.submit(() -> database.write(handle -> {
                runs.incrementAndGet();
                int number = steps.activity(handle, "exam", 1, "b");
                second.countDown();
                steps.activity(handle, "exam", 1, "a");
                return number;
            }, elsewhere));
            assertThat(one.get()).isEqualTo(two.get());
            assertThat(runs).as("neither was undone").hasValue(2);
        }
    }

    private static int lane(Database database, long key) {
        return database.write(handle -> Lane.of(handle).number(), key);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_bad_piece_of_work_never_fails_its_neighbours(Database database) throws Exception {
        List<Future<?>> sent = new ArrayList<>();
        try (database; var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                boolean bad = i % 10 == 0;
                UUID id = Ids.version7(i);
                sent.add(senders.submit(() -> database.write(handle -> {
                    Receipt receipt = steps.append(handle, step(5, id, 1));
                    if (bad) {
                        throw new IllegalStateException("planted");
                    }
                    return receipt;
                })));
            }
            long failed = sent.stream().filter(RecordedStepsTest::fails).count();
            assertThat(failed).isEqualTo(20);
            assertThat(stepsOf(database, 5)).hasSize(180);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void an_activity_keeps_its_number_even_when_its_first_use_was_undone(Database database) {
        try (database) {
            assertThatThrownBy(() -> database.write(handle -> {
                steps.activity(handle, "course", 1, "lesson");
                throw new IllegalStateException("planted");
            })).hasMessage("planted");
            int number = database.write(handle -> steps.activity(handle, "course", 1, "lesson"));
            int again = database.write(handle -> steps.activity(handle, "course", 1, "lesson"));
            Optional<String> name = database.read(handle -> steps.activityName(handle, number));
            assertThat(again).isEqualTo(number);
            assertThat(name).contains("course@1/lesson");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_number_that_was_made_and_undone_together_is_never_used(Database database) {
        try (database) {
            assertThatThrownBy(() -> database.write(handle -> {
                steps.activity(handle, "undone", 1, "lesson");
                steps.activity(handle, "undone", 1, "lesson");   // finds what the same transaction has just made
                throw new IllegalStateException("planted");
            })).hasMessage("planted");
            int other = database.write(handle -> steps.activity(handle, "course", 1, "lesson"));
            int number = database.write(handle -> steps.activity(handle, "undone", 1, "lesson"));
            Optional<String> otherName = database.read(handle -> steps.activityName(handle, other));
            Optional<String> name = database.read(handle -> steps.activityName(handle, number));
            assertThat(otherName).contains("course@1/lesson");
            assertThat(name).contains("undone@1/lesson");
        }
    }

    private List<Stored> stepsOf(Database database, long learner) {
        return database.read(handle -> steps.of(handle, learner));
    }

    private static boolean fails(Future<?> future) {
        try {
            future.get();
            return false;
        } catch (Exception failed) {
            return true;
        }
    }
}
