package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PlacesTest {
    @Test
    void no_more_run_at_once_than_there_are_places_and_who_waits_too_long_is_told() throws Exception {
        Places places = new Places(1, Duration.ofMillis(20));
        CountDownLatch inside = new CountDownLatch(1);
        CountDownLatch go = new CountDownLatch(1);
        try (var workers = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<String> first = workers.submit(() -> places.in(() -> {
                inside.countDown();
                await(go);
                return "done";
            }));
            inside.await();
            assertThatThrownBy(() -> places.in(() -> "never")).hasMessage("BUSY");
            go.countDown();
            assertThat(first.get()).isEqualTo("done");
        }
        assertThat(places.in(() -> "again")).isEqualTo("again");
    }

    @Test
    void a_place_is_given_back_by_work_that_fails() {
        Places places = new Places(1, Duration.ofMillis(20));
        assertThatThrownBy(() -> places.in(() -> {
            throw new IllegalStateException("broken");
        })).hasMessage("broken");
        assertThat(places.in(() -> "free")).isEqualTo("free");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
