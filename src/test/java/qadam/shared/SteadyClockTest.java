package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class SteadyClockTest {
    private static final Instant NINE = Instant.parse("2026-11-23T09:00:00Z");

    private Instant wall = NINE;
    private long steady = 5_000_000_000L;
    private long slept = 7_000_000_000L;
    private final SteadyClock clock = new SteadyClock(() -> wall, () -> steady, () -> OptionalLong.of(steady + slept));

    private void pass(Duration time) {
        wall = wall.plus(time);
        steady += time.toNanos();
    }

    @Test
    void time_goes_as_on_the_wall() {
        pass(Duration.ofMinutes(45));
        assertThat(clock.instant()).isEqualTo(NINE.plus(Duration.ofMinutes(45)));
        assertThat(clock.off()).isEmpty();
    }

    @Test
    void a_clock_that_is_corrected_gently_is_followed_for_ever() {
        for (int hour = 0; hour < 1000; hour++) {
            pass(Duration.ofHours(1));
            wall = wall.plusMillis(1800);
            assertThat(clock.instant()).isEqualTo(wall);
        }
        wall = wall.minusMillis(1900);
        assertThat(clock.instant()).isEqualTo(wall);
    }

    @Test
    void an_hour_ahead_and_a_day_back_are_not_followed() {
        wall = wall.plus(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(NINE);
        assertThat(clock.off()).contains(Duration.ofHours(1));
        pass(Duration.ofMinutes(10));
        assertThat(clock.instant()).isEqualTo(NINE.plus(Duration.ofMinutes(10)));
        wall = wall.minus(Duration.ofHours(25));
        assertThat(clock.instant()).isEqualTo(NINE.plus(Duration.ofMinutes(10)));
        assertThat(clock.off()).contains(Duration.ofHours(-24));
    }

    @Test
    void a_jump_that_is_undone_leaves_nothing_behind() {
        wall = wall.plus(Duration.ofHours(1));
        clock.instant();
        pass(Duration.ofMinutes(10));
        wall = wall.minus(Duration.ofHours(1));
        assertThat(clock.instant()).isEqualTo(wall);
        assertThat(clock.off()).isEmpty();
    }

    @Test
    void what_the_machine_slept_through_is_no_jump() {
        wall = wall.plus(Duration.ofHours(8));
        slept += Duration.ofHours(8).toNanos();
        assertThat(clock.instant()).isEqualTo(NINE.plus(Duration.ofHours(8)));
        assertThat(clock.off()).isEmpty();
    }

    @Test
    void sleep_while_a_jump_is_held_counts_once() {
        wall = wall.plus(Duration.ofHours(1));
        clock.instant();
        wall = wall.plus(Duration.ofHours(8));
        slept += Duration.ofHours(8).toNanos();
        assertThat(clock.instant()).as("held, and awake again").isEqualTo(NINE.plus(Duration.ofHours(8)));
        pass(Duration.ofMinutes(2));
        clock.settle(() -> true);
        assertThat(clock.instant()).isEqualTo(wall);
        wall = wall.plus(Duration.ofHours(8));
        slept += Duration.ofHours(8).toNanos();
        assertThat(clock.instant()).isEqualTo(wall);
        assertThat(clock.off()).isEmpty();
    }

    @Test
    void a_lasting_correction_is_taken_over_when_nobody_minds() {
        wall = wall.plus(Duration.ofHours(1));
        clock.instant();
        clock.settle(() -> true);
        assertThat(clock.instant()).as("at once would be too soon").isEqualTo(NINE);
        pass(Duration.ofMinutes(2));
        clock.settle(() -> false);
        assertThat(clock.instant()).isEqualTo(NINE.plus(Duration.ofMinutes(2)));
        clock.settle(() -> true);
        assertThat(clock.instant()).isEqualTo(wall);
        assertThat(clock.off()).isEmpty();
    }

    @Test
    void more_than_a_day_ahead_is_taken_over_after_an_hour_and_more_than_a_day_back_only_at_the_next_start() {
        wall = wall.plus(Duration.ofDays(400));
        clock.instant();
        pass(Duration.ofMinutes(50));
        clock.settle(() -> true);
        assertThat(clock.instant()).isEqualTo(NINE.plus(Duration.ofMinutes(50)));
        pass(Duration.ofMinutes(20));
        clock.settle(() -> true);
        assertThat(clock.instant()).isEqualTo(wall);
        Instant ahead = wall;
        wall = wall.minus(Duration.ofDays(400));
        clock.instant();
        pass(Duration.ofHours(2));
        clock.settle(() -> true);
        assertThat(clock.instant()).isEqualTo(ahead.plus(Duration.ofHours(2)));
    }

    @Test
    void a_machine_that_begins_in_another_century_is_believed_as_soon_as_it_has_learned_the_time() {
        wall = Instant.EPOCH;
        SteadyClock young = new SteadyClock(() -> wall, () -> steady, OptionalLong::empty);
        assertThat(young.instant()).isEqualTo(Instant.EPOCH);
        wall = NINE;
        assertThat(young.instant()).isEqualTo(NINE);
        assertThat(young.off()).isEmpty();
    }
}
