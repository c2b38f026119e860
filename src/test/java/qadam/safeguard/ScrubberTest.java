package qadam.safeguard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScrubberTest {
    private static final String PLACE = "[жеке дерек]";
    private static final Pattern TAKEN = Pattern.compile("«([^»]*)»");
    private final Scrubber scrubber = new Scrubber();

    static List<String> taken() {
        return lines("scrub-taken.txt");
    }

    static List<String> left() {
        return lines("scrub-left.txt");
    }

    static List<String> lines(String file) {
        try (InputStream stream = ScrubberTest.class.getResourceAsStream("/safeguard/" + file)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank() && !line.startsWith("# ")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @ParameterizedTest
    @MethodSource("taken")
    void what_is_somebodys_is_taken_out_and_nothing_else(String line) {
        String marked = line.substring(line.indexOf(": ") + 2);
        Matcher expected = TAKEN.matcher(marked);
        Scrubbed scrubbed = scrubber.scrub(expected.replaceAll("$1"), PLACE);
        assertThat(scrubbed.text()).isEqualTo(TAKEN.matcher(marked).replaceAll(Matcher.quoteReplacement(PLACE)));
        assertThat(scrubbed.removed()).isEqualTo(Set.of(Scrubbed.Kind.valueOf(line.substring(0, line.indexOf(':')))));
    }

    @ParameterizedTest
    @MethodSource("left")
    void what_is_nobodys_stays(String line) {
        Scrubbed scrubbed = scrubber.scrub(line, PLACE);
        assertThat(scrubbed.text()).isEqualTo(line);
        assertThat(scrubbed.removed()).isEmpty();
    }

    @Test
    void there_are_eighty_of_each() {
        assertThat(taken()).hasSizeGreaterThanOrEqualTo(80);
        assertThat(left()).hasSizeGreaterThanOrEqualTo(80);
    }

    @Test
    void a_second_time_finds_nothing_more() {
        String all = String.join(" ", taken()).replaceAll("[«»]", "") + "\n" + String.join("\n", left());
        String once = scrubber.scrub(all, PLACE).text();
        assertThat(scrubber.scrub(once, PLACE).text()).isEqualTo(once);
    }

    @Test
    void whatever_is_thrown_at_it_a_second_time_finds_nothing_more() {
        Random random = new Random(6);
        String[] pieces = {"900101350123", "8", "701", "123", "45", "+7", " ", "-", "(", ")", ".", ",", "\n", "@", "mail", ".ru", "at", " dot ", "O", "l", "9", "0", "t.me/", "тел ", "📞", "４", "​"};
        for (int round = 0; round < 2_000; round++) {
            StringBuilder text = new StringBuilder();
            for (int piece = 0; piece < 30; piece++) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            String once = scrubber.scrub(text.toString(), PLACE).text();
            assertThat(scrubber.scrub(once, PLACE).text()).as(text.toString()).isEqualTo(once);
        }
    }

    /** Its time may not grow faster than the text: each of these is 100 KB made to be slow. */
    @ParameterizedTest
    @ValueSource(strings = {"1", "1 ", "1-", "@", "a@", "@a", "a.", "a at ", "a (at) ", "(", "+", "O", "1O", "a_", "тел 1-1-", "t.me/", "собака ", "a . ", "https://", "‍", "1‍", "@a.a", "KZ12 ", "a#1",
        "900101350123", "8 701 123 45 67 "})
    void a_long_text_made_to_be_slow_is_not(String piece) {
        String text = piece.repeat(100_000 / piece.length());
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> scrubber.scrub(text, PLACE));
    }

    @Test
    void an_empty_text_stays_empty() {
        assertThat(Stream.of("", " ", "\u0000", "\uD800").map(text -> scrubber.scrub(text, PLACE).removed())).allMatch(Set::isEmpty);
    }
}
