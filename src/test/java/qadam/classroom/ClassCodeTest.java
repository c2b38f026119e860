package qadam.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClassCodeTest {
    @Test
    void every_mistyped_digit_and_every_two_that_changed_places_are_found() {
        for (int n = 0; n < 50; n++) {
            String digits = ClassCode.fresh().digits();
            assertThat(ClassCode.parse(digits)).isPresent();
            for (int i = 0; i < digits.length(); i++) {
                for (char other = '0'; other <= '9'; other++) {
                    String mistyped = digits.substring(0, i) + other + digits.substring(i + 1);
                    assertThat(ClassCode.parse(mistyped).isPresent()).isEqualTo(mistyped.equals(digits));
                }
                if (i > 0 && digits.charAt(i) != digits.charAt(i - 1)) {
                    String swapped = digits.substring(0, i - 1) + digits.charAt(i) + digits.charAt(i - 1) + digits.substring(i + 1);
                    assertThat(ClassCode.parse(swapped)).isEmpty();
                }
            }
        }
    }

    @Test
    void codes_are_drawn_anew_each_time() {
        Set<String> drawn = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            drawn.add(ClassCode.fresh().digits());
        }
        assertThat(drawn).hasSizeGreaterThan(990);
    }

    @Test
    void a_code_is_read_as_it_is_written_on_the_board() {
        ClassCode code = ClassCode.fresh();
        assertThat(ClassCode.parse(code.spoken())).contains(code);
        assertThat(ClassCode.parse(" " + code.spoken().replace(' ', '-') + "\u00a0")).contains(code);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1", "12345678", "1234567890", "12345678a", "١٢٣٤٥٦٧٨٩", "' or 1=1"})
    void what_is_no_code_is_none(String typed) {
        assertThat(ClassCode.parse(typed)).isEmpty();
    }
}
