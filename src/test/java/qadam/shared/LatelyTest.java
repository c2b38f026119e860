package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class LatelyTest {
    private final AtomicInteger looks = new AtomicInteger();

    @Test
    void is_looked_up_again_when_it_is_forgotten_and_not_before() {
        Lately<Integer> lately = new Lately<>(Duration.ofHours(1), looks::incrementAndGet);
        assertThat(lately.get()).isEqualTo(1);
        assertThat(lately.get()).isEqualTo(1);
        lately.forget();
        assertThat(lately.get()).isEqualTo(2);
    }

    @Test
    void without_an_age_it_is_looked_up_every_time() {
        Lately<Integer> always = new Lately<>(Duration.ZERO, looks::incrementAndGet);
        assertThat(always.get()).isEqualTo(1);
        assertThat(always.get()).isEqualTo(2);
    }

    /** What failed is not kept: the next one who asks looks again. */
    @Test
    void a_failure_is_not_kept() {
        Lately<Integer> lately = new Lately<>(Duration.ofHours(1), () -> {
            if (looks.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
            return looks.get();
        });
        assertThatThrownBy(lately::get).hasMessage("away");
        assertThat(lately.get()).isEqualTo(2);
    }
}
