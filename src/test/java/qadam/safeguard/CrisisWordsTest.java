package qadam.safeguard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CrisisWordsTest {
    private static final CrisisWords WORDS = new CrisisWords();

    static List<String> real() {
        return ScrubberTest.lines("crisis-real.txt");
    }

    static List<String> benign() {
        return ScrubberTest.lines("crisis-benign.txt");
    }

    @ParameterizedTest
    @MethodSource("real")
    void a_cry_for_help_is_heard(String line) {
        assertThat(WORDS.heard(line.substring(line.indexOf(": ") + 2))).as(line).contains(CrisisKind.valueOf(line.substring(0, line.indexOf(':'))));
    }

    @ParameterizedTest
    @MethodSource("benign")
    void what_only_sounds_like_it_is_not(String line) {
        assertThat(WORDS.heard(line)).as(line).isEmpty();
    }

    @Test
    void there_are_sixty_of_each() {
        assertThat(real()).hasSizeGreaterThanOrEqualTo(60);
        assertThat(benign()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void it_is_heard_in_the_middle_of_a_question_about_a_lesson() {
        assertThat(WORDS.heard("Нейрондық желі деген не? Негізі өлгім келеді. Сабақты түсінбедім")).contains(CrisisKind.SELF_HARM);
        assertThat(WORDS.heard("умираю со смеху, а если честно, жить не хочу")).contains(CrisisKind.SELF_HARM);
    }

    @Test
    void two_sentences_are_not_one_expression() {
        assertThat(WORDS.heard("Это мой папа. Бьют часы")).isEmpty();
        assertThat(WORDS.heard("What do you want? To die() in PHP is to stop")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"хочу ", "мені ", "I want ", "a ", "умереть хочу ", "не ", "угрожает мои ", ".", "'", "өлгім келмейді "})
    void a_long_text_made_to_be_slow_is_not(String piece) {
        String text = piece.repeat(100_000 / piece.length());
        Assertions.assertTimeout(Duration.ofSeconds(20), () -> WORDS.heard(text));
    }

    @Test
    void a_line_that_is_no_expression_is_refused() {
        assertThatThrownBy(() -> Expression.parse("хочу ~2")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expression.parse("хочу?")).isInstanceOf(IllegalArgumentException.class);
    }
}
