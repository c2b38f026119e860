package qadam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatisticsTest {
    /** As R. G. Newcombe tabulates Wilson's interval (Statistics in Medicine 17, 1998, 857–872, table I, method 3). */
    @ParameterizedTest
    @CsvSource({"81, 263, 0.2553, 0.3662", "15, 148, 0.0624, 0.1605", "0, 20, 0.0000, 0.1611", "1, 29, 0.0061, 0.1718"})
    void a_share_has_wilsons_interval(int good, int n, double low, double high) {
        Interval share = Statistics.share(good, n);
        assertThat(share.value()).isEqualTo((double) good / n);
        assertThat(share.low()).isCloseTo(low, within(0.00006));
        assertThat(share.high()).isCloseTo(high, within(0.00006));
        assertThat(share.n()).isEqualTo(n);
    }

    @Test
    void all_and_none_mirror_each_other() {
        assertThat(Statistics.share(20, 20).low()).isCloseTo(1 - Statistics.share(0, 20).high(), within(1e-12));
        assertThat(Statistics.share(20, 20).high()).isEqualTo(1);
        assertThatThrownBy(() -> Statistics.share(0, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    /** The ranks that tables of the binomial distribution give: 95.7 % for 20 values between the 6th and the 15th, 97.9 % for ten between the 2nd and the 9th. */
    @ParameterizedTest
    @CsvSource({"20, 6, 15, 10.5", "10, 2, 9, 5.5", "6, 1, 6, 3.5", "5, 1, 5, 3", "1, 1, 1, 1", "101, 41, 61, 51"})
    void a_median_lies_between_two_of_the_values(int n, double low, double high, double median) {
        Interval interval = Statistics.median(IntStream.rangeClosed(1, n).mapToDouble(i -> n + 1 - i).toArray());
        assertThat(interval.low()).isEqualTo(low);
        assertThat(interval.high()).isEqualTo(high);
        assertThat(interval.value()).isEqualTo(median);
    }
}
