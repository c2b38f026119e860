package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.world.Iin;

class NationalIdTest {
    private static int remainder(String digits, int... weights) {
        int sum = 0;
        for (int i = 0; i < 11; i++) {
            sum += (digits.charAt(i) - '0') * weights[i];
        }
        return sum % 11;
    }

    /** The first invented number whose first pass gives 10 and whose second gives a digit, or 10 again. */
    private static String secondPass(boolean issued) {
        for (int serial = 0; serial < 10_000; serial++) {
            String digits = "9505053%04d".formatted(serial);
            int second = remainder(digits, 3, 4, 5, 6, 7, 8, 9, 10, 11, 1, 2);
            if (remainder(digits, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) == 10 && (second < 10) == issued) {
                return issued ? digits + second : digits;
            }
        }
        throw new AssertionError("none");
    }

    @Test
    void well_formed_number_is_read_with_its_spaces() {
        String digits = Iin.next();
        assertThat(NationalId.parse(" " + digits.substring(0, 6) + " " + digits.substring(6) + " ").orElseThrow().digits()).isEqualTo(digits);
    }

    @Test
    void number_whose_first_pass_gives_ten_is_checked_with_the_second_weights() {
        String digits = secondPass(true);
        assertThat(NationalId.parse(digits)).isPresent();
        String wrong = digits.substring(0, 11) + (digits.charAt(11) == '9' ? '0' : (char) (digits.charAt(11) + 1));
        assertThat(NationalId.parse(wrong)).isEmpty();
    }

    @Test
    void number_that_gives_ten_twice_is_never_issued() {
        String eleven = secondPass(false);
        for (int check = 0; check < 10; check++) {
            assertThat(NationalId.parse(eleven + check)).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"000000000000", "", "12345678901", "1234567890123", "95050531234x", "९५०५०५३१२३४५", "950505712345",
        "950230300000", "951305300000", "950505012345"})
    void what_cannot_be_a_national_id_is_refused(String text) {
        assertThat(NationalId.parse(text)).isEmpty();
    }

    @Test
    void every_wrong_check_digit_is_noticed() {
        String digits = Iin.next();
        for (char other = '0'; other <= '9'; other++) {
            boolean read = NationalId.parse(digits.substring(0, 11) + other).isPresent();
            assertThat(read).isEqualTo(other == digits.charAt(11));
        }
    }

    /** The eleventh digit weighs 11, which is nothing modulo 11: a slip there passes. The checksum is the state's, not ours. */
    @Test
    void slip_in_one_of_the_first_ten_digits_is_noticed_in_the_first_pass() {
        String digits = Stream.generate(Iin::next).filter(id -> remainder(id, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) < 10).findFirst().orElseThrow();
        for (int place = 0; place < 10; place++) {
            for (char other = '0'; other <= '9'; other++) {
                String slipped = digits.substring(0, place) + other + digits.substring(place + 1);
                if (other != digits.charAt(place) && remainder(slipped, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11) < 10) {
                    assertThat(NationalId.parse(slipped)).as("digit %d", place + 1).isEmpty();
                }
            }
        }
    }

    @Test
    void number_never_shows_in_text() {
        assertThat(NationalId.parse(Iin.next()).orElseThrow().toString()).doesNotContainPattern("[0-9]");
    }

    @Test
    void absent_number_is_no_number() {
        assertThat(NationalId.parse(null)).isEmpty();
    }
}
