package qadam.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.world.FixedClock;

class LimitsTest {
    private final FixedClock clock = Houses.clock();
    private final MasterKey key = new MasterKey(Ids.randomBytes(32));

    private Limits limits(Database database) {
        return new Limits(database, clock, key);
    }

    private static void tryOften(Limits limits, String name, int times) {
        for (int i = 0; i < times; i++) {
            limits.tryAccount(name);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void guessing_one_account_is_slowed_down_but_never_locked(Database database) {
        Limits limits = limits(database);
        tryOften(limits, "aigul", Limits.FREE_TRIES);
        assertThatThrownBy(() -> limits.tryAccount("aigul")).hasMessage("SLOW_DOWN");
        for (int i = 0; i < 50; i++) {
            clock.forward(Duration.ofSeconds(60));
            assertThatCode(() -> limits.tryAccount("aigul")).doesNotThrowAnyException();
            assertThatThrownBy(() -> limits.tryAccount("aigul")).hasMessage("SLOW_DOWN");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void other_accounts_and_those_who_succeed_are_not_slowed_down(Database database) {
        Limits limits = limits(database);
        tryOften(limits, "aigul", Limits.FREE_TRIES);
        assertThatCode(() -> limits.tryAccount("daniyar")).doesNotThrowAnyException();
        database.write(handle -> {
            limits.succeeded(handle, "aigul", "10.0.0.1");
            return null;
        });
        assertThatCode(() -> limits.tryAccount("aigul")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void another_node_on_the_same_database_counts_along(Database database) {
        tryOften(limits(database), "aigul", Limits.FREE_TRIES);
        assertThatThrownBy(() -> limits(database).tryAccount("aigul")).hasMessage("SLOW_DOWN");
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whole_school_behind_one_address_signs_in_at_once(Database database) {
        Limits limits = limits(database);
        for (int pupil = 0; pupil < 1_000; pupil++) {
            String name = "pupil" + pupil;
            limits.tryAddress("10.0.0.1");
            limits.tryAccount(name);
            database.write(handle -> {
                limits.succeeded(handle, name, "10.0.0.1");
                return null;
            });
        }
        assertThatCode(() -> limits.tryAddress("10.0.0.1")).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void flood_of_wrong_tries_from_one_address_ends_at_a_high_bound(Database database) {
        Limits limits = limits(database);
        limits.tryAddress("10.0.0.1");
        database.write(handle -> handle.createUpdate("update rate_counters set tries = :most").bind("most", Limits.ADDRESS_TRIES).execute());
        assertThatThrownBy(() -> limits.tryAddress("10.0.0.1")).hasMessage("ADDRESS_BUSY");
        assertThatCode(() -> limits.tryAddress("10.0.0.2")).doesNotThrowAnyException();
        clock.forward(Duration.ofMinutes(10));
        assertThatCode(() -> limits.tryAddress("10.0.0.1")).doesNotThrowAnyException();
    }
}
