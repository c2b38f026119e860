package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RateTest {
    private final StoppedMeter time = new StoppedMeter();
    private final Rate rate = new Rate(60, Duration.ofMinutes(1), time);

    private static final class StoppedMeter implements TimeMeter {
        private long nanos = 1;

        @Override
        public long currentTimeNanos() {
            return nanos;
        }

        @Override
        public boolean isWallClockBased() {
            return false;
        }

        void forward(Duration by) {
            nanos += by.toNanos();
        }
    }

    private long refused(String key, long many) {
        try {
            rate.take(key, many, StorageProblem.BUSY);
            return 0;
        } catch (Refusal refusal) {
            return (long) refusal.values().get("seconds");
        }
    }

    @Test
    void a_burst_up_to_the_whole_is_free_and_then_it_flows_back_steadily() {
        assertThat(refused("a", 60)).isZero();
        assertThat(refused("a", 1)).isEqualTo(1);
        time.forward(Duration.ofSeconds(10));
        assertThat(refused("a", 10)).isZero();
        assertThat(refused("a", 1)).isEqualTo(1);
    }

    @Test
    void the_wait_that_is_told_is_the_true_one() {
        refused("a", 60);
        long seconds = refused("a", 25);
        assertThat(seconds).isEqualTo(25);
        time.forward(Duration.ofSeconds(seconds - 1));
        assertThat(refused("a", 25)).isEqualTo(1);
        time.forward(Duration.ofSeconds(1));
        assertThat(refused("a", 25)).isZero();
    }

    @Test
    void one_key_never_waits_for_another() {
        refused("a", 60);
        assertThat(refused("b", 60)).isZero();
    }

    @Test
    void more_than_the_whole_is_taken_as_the_whole_so_that_it_is_possible_at_all() {
        assertThatCode(() -> rate.take("a", 1_000, StorageProblem.BUSY)).doesNotThrowAnyException();
        assertThatThrownBy(() -> rate.take("a", 1, StorageProblem.BUSY)).hasMessage("BUSY");
    }

    @Test
    void who_keeps_on_is_remembered_while_the_maps_take_turns() {
        refused("a", 60);
        for (int i = 0; i < 5; i++) {
            time.forward(Duration.ofSeconds(59));
            assertThat(refused("a", 59)).isZero();
            refused("another " + i, 1);
            assertThat(refused("a", 30)).isPositive();
        }
    }

    @Test
    void a_flood_of_keys_does_not_fill_the_memory() {
        for (int i = 0; i < 250_000; i++) {
            refused("key " + i, 1);
        }
        assertThat(rate.remembered()).isLessThanOrEqualTo(200_000);
    }
}
