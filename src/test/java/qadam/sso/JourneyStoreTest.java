package qadam.sso;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.world.FixedClock;

class JourneyStoreTest {
    private static final byte[] BROWSER = {1, 2, 3};
    private final FixedClock clock = new FixedClock("2026-11-28T06:00:00Z");

    private Journey journey() {
        return new Journey("fake", BROWSER, Journey.Purpose.SIGN_IN, Language.RU, "/ru/me", true, false, clock.instant());
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void a_journey_comes_back_as_it_went_ends_once_and_is_forgotten(Database opened) throws Exception {
        try (Database database = opened) {
            Journeys journeys = new Journeys(database, clock);
            String state = journeys.begin(journey());
            Journey back = journeys.end(state, "fake", BROWSER);
            assertThat(back).usingRecursiveComparison().isEqualTo(journey());
            assertThatThrownBy(() -> journeys.end(state, "fake", BROWSER)).isInstanceOf(Refusal.class).hasMessage("STALE");
            String other = journeys.begin(journey());
            assertThatThrownBy(() -> journeys.end(other, "another", BROWSER)).isInstanceOf(Refusal.class);
            String third = journeys.begin(journey());
            assertThat(atOnce(() -> journeys.end(third, "fake", BROWSER))).as("sent eight times at once").isEqualTo(1);
            assertThat(database.<Boolean>write(handle -> journeys.isFirst(handle, "token", clock.instant().plusSeconds(60)))).isTrue();
            assertThat(database.<Boolean>write(handle -> journeys.isFirst(handle, "token", clock.instant().plusSeconds(60)))).isFalse();
            journeys.begin(journey());
            clock.forward(Duration.ofHours(1));
            assertThat(journeys.old().forget(database, clock.instant())).isEqualTo(2);
        }
    }

    private static long atOnce(Callable<Journey> end) throws Exception {
        try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
            return eight.invokeAll(IntStream.range(0, 8).mapToObj(one -> (Callable<Boolean>) () -> ended(end)).toList()).stream().filter(done -> done.resultNow()).count();
        }
    }

    private static boolean ended(Callable<Journey> end) throws Exception {
        try {
            end.call();
            return true;
        } catch (Refusal over) {
            return false;
        }
    }
}
