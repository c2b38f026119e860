package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LimitsTest {
    @ParameterizedTest
    @EnumSource(Limit.class)
    void each_limit_has_a_usual_value_within_its_range_and_can_be_set(Limit limit) {
        assertThat(limit.usual()).isBetween(limit.least(), limit.most());
        assertThat(Limits.USUAL.of(limit)).isEqualTo(limit.usual());
        assertThat(Limits.of(Map.of(limit.label(), Integer.toString(limit.most()))).of(limit)).isEqualTo(limit.most());
        assertThat(Limits.of(Map.of(limit.label(), Integer.toString(limit.least()))).of(limit)).isEqualTo(limit.least());
    }

    @ParameterizedTest
    @CsvSource({"sign-in-tries, 0", "sign-in-tries, 1001", "sign-in-tries, -5", "sign-in-tries, many", "sign-in-tries, 5.5", "sign-in-tries, ''",
        "sign-in-tries, 99999999999"})
    void a_value_out_of_range_ends_the_start_in_words(String name, String value) {
        assertThatThrownBy(() -> Limits.of(Map.of(name, value))).hasMessage("OUT_OF_RANGE").isInstanceOfSatisfying(Refusal.class, refusal ->
            assertThat(new Texts().text(Language.EN, refusal.problem().key(), refusal.values())).contains(name, "from 1 to 1000 (usually 5)"));
    }

    @Test
    void an_unknown_name_ends_the_start_and_says_which_there_are() {
        assertThatThrownBy(() -> Limits.of(Map.of("speed", "9"))).hasMessage("UNKNOWN").isInstanceOfSatisfying(Refusal.class, refusal ->
            assertThat(new Texts().text(Language.KK, refusal.problem().key(), refusal.values())).contains("speed", "sign-in-tries", "exam-saves"));
    }
}
