package qadam.consent;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CodeTest {
    @Test
    void a_code_is_typed_as_it_is_printed_or_without_spaces() {
        Code code = Code.fresh();
        assertThat(code.digits()).matches("[0-9]{20}");
        assertThat(code.spaced()).matches("([0-9]{4} ){4}[0-9]{4}");
        assertThat(Code.parse(code.spaced())).contains(code);
        assertThat(Code.parse(" " + code.spaced().replace(" ", "-") + "\u00A0")).contains(code);
        assertThat(code.toString()).doesNotContain(code.digits());
    }

    @Test
    void any_one_wrong_digit_is_a_slip_of_the_finger_and_no_guess() {
        String digits = Code.fresh().digits();
        for (int place = 0; place < digits.length(); place++) {
            for (char digit = '0'; digit <= '9'; digit++) {
                String typed = digits.substring(0, place) + digit + digits.substring(place + 1);
                assertThat(Code.parse(typed).isPresent()).as(typed).isEqualTo(typed.equals(digits));
            }
        }
    }

    @Test
    void what_is_no_code_is_none() {
        for (String typed : new String[] {"", "1", "00000000000000000001", "0".repeat(19), "0".repeat(21), "x".repeat(20), "١".repeat(20), "0".repeat(19) + "\n5"}) {
            assertThat(Code.parse(typed)).as(typed).isEmpty();
        }
        assertThat(Code.parse("0".repeat(20))).isPresent();
    }

    @Test
    void no_two_are_the_same() {
        assertThat(IntStream.range(0, 2_000).mapToObj(one -> Code.fresh().digits()).distinct()).hasSize(2_000);
    }
}
