package qadam.identity;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.world.FixedClock;

class TriesTest {
    private static final String SCHOOL = "10.0.0.1";
    private static final String ELSEWHERE = "10.0.0.2";
    private final FixedClock clock = Houses.clock();
    private final MasterKey key = new MasterKey(Ids.randomBytes(32));

    private Tries tries(Database database) {
        return new Tries(database, clock, key, Limits.USUAL);
    }

    private Tries tries(Database database, Limit limit, int value) {
        return new Tries(database, clock, key, Limits.of(Map.of(limit.label(), Integer.toString(value))));
    }

    private static void tryOften(Tries tries, String name, int times) {
        for (int i = 0; i < times; i++) {
            tries.signIn(name, ELSEWHERE);
        }
    }

    private static void succeed(Database database, Tries tries, String name, String address) {
        tries.signIn(name, address);
        database.write(handle -> {
            tries.succeeded(handle, name, address);
            return null;
        });
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void guessing_one_account_is_slowed_down_but_never_locked(Database database) {
        Tries tries = tries(database);
        tryOften(tries, "aigul", Limit.SIGN_IN_TRIES.usual());
        assertThatThrownBy(() -> tries.signIn("aigul", SCHOOL)).hasMessage("SLOW_DOWN");
        for (int i = 0; i < 50; i++) {
            clock.forward(Duration.ofSeconds(Limit.SIGN_IN_WAIT_SECONDS.usual()));
            assertThatCode(() -> tries.signIn("aigul", SCHOOL)).doesNotThrowAnyException();
            assertThatThrownBy(() -> tries.signIn("aigul", SCHOOL)).hasMessage("SLOW_DOWN");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void free_tries_and_the_longest_wait_are_the_operators_choice(Database database) {
        tryOften(tries(database, Limit.SIGN_IN_TRIES, 2), "aigul", 2);
        assertThatThrownBy(() -> tries(database, Limit.SIGN_IN_TRIES, 2).signIn("aigul", SCHOOL)).hasMessage("SLOW_DOWN");
        Tries short_ = tries(database, Limit.SIGN_IN_WAIT_SECONDS, 1);
        for (int i = 0; i < 20; i++) {
            clock.forward(Duration.ofSeconds(1));
            assertThatCode(() -> short_.signIn("daniyar", SCHOOL)).doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void other_accounts_and_those_who_succeed_are_not_slowed_down(Database database) {
        Tries tries = tries(database);
        tryOften(tries, "aigul", Limit.SIGN_IN_TRIES.usual() - 1);
        assertThatCode(() -> tries.signIn("daniyar", ELSEWHERE)).doesNotThrowAnyException();
        succeed(database, tries, "aigul", ELSEWHERE);
        assertThatCode(() -> tryOften(tries, "aigul", Limit.SIGN_IN_TRIES.usual())).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void who_guesses_elsewhere_does_not_slow_down_the_owner_at_a_known_place(Database database) {
        Tries tries = tries(database);
        succeed(database, tries, "aigul", SCHOOL);
        tryOften(tries, "aigul", Limit.SIGN_IN_TRIES.usual());
        assertThatThrownBy(() -> tries.signIn("aigul", ELSEWHERE)).hasMessage("SLOW_DOWN");
        assertThatCode(() -> tries.signIn("aigul", SCHOOL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void another_node_on_the_same_database_counts_along(Database database) {
        tryOften(tries(database), "aigul", Limit.SIGN_IN_TRIES.usual());
        assertThatThrownBy(() -> tries(database).signIn("aigul", ELSEWHERE)).hasMessage("SLOW_DOWN");
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void whole_school_behind_one_address_signs_in_at_once(Database database) {
        Tries tries = tries(database, Limit.ADDRESS_SIGN_IN_TRIES, 20);
        for (int pupil = 0; pupil < 300; pupil++) {
            succeed(database, tries, "pupil" + pupil, SCHOOL);
        }
        assertThatCode(() -> tries.signIn("one more", SCHOOL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void flood_of_wrong_tries_from_one_address_ends_at_a_bound_that_whoever_came_in_today_does_not_meet(Database database) {
        Tries tries = tries(database, Limit.ADDRESS_SIGN_IN_TRIES, 8);
        succeed(database, tries, "aigul", SCHOOL);
        for (int i = 0; i < 8; i++) {
            tries.signIn("nobody" + i, SCHOOL);
        }
        assertThatThrownBy(() -> tries.signIn("bolat", SCHOOL)).hasMessage("ADDRESS_BUSY");
        assertThatThrownBy(() -> tries.code(SCHOOL)).hasMessage("ADDRESS_BUSY");
        assertThatCode(() -> tries.signIn("aigul", SCHOOL)).doesNotThrowAnyException();
        assertThatCode(() -> tries.signIn("bolat", ELSEWHERE)).doesNotThrowAnyException();
        clock.forward(Duration.ofMinutes(10));
        assertThatCode(() -> tries.signIn("bolat", SCHOOL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_was_refused_counts_for_nobody(Database database) {
        Tries tries = tries(database, Limit.ADDRESS_SIGN_IN_TRIES, 8);
        for (int i = 0; i < 20; i++) {
            try {
                tries.signIn("aigul", SCHOOL);
            } catch (qadam.shared.Refusal slowed) {
                // as expected after the fifth
            }
        }
        assertThatCode(() -> tries.signIn("bolat", SCHOOL)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void so_many_accounts_an_hour_of_one_address(Database database) {
        Tries tries = tries(database, Limit.ADDRESS_SIGN_UPS_PER_HOUR, 3);
        for (int i = 0; i < 3; i++) {
            tries.signUp(SCHOOL);
        }
        assertThatThrownBy(() -> tries.signUp(SCHOOL)).hasMessage("SIGN_UPS_TOO_MANY");
        assertThatCode(() -> tries.signUp(ELSEWHERE)).doesNotThrowAnyException();
        clock.forward(Duration.ofHours(1));
        assertThatCode(() -> tries.signUp(SCHOOL)).doesNotThrowAnyException();
    }
}
