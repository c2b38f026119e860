package qadam.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.shared.Language;

/** What a child types is taken for what stands on the card, and for nothing else. */
class CardWordsTest {
    private final CardWords words = new CardWords();

    @ParameterizedTest
    @EnumSource
    void any_two_words_of_a_language_differ_by_more_than_one_slip(Language language) {
        List<String> all = words.of(language).stream().map(CardWords::fold).toList();
        assertThat(all).hasSize(320).doesNotHaveDuplicates();
        assertThat(IntStream.range(0, all.size()).boxed().flatMap(i -> all.subList(i + 1, all.size()).stream()
            .filter(other -> CardWords.isOneSlip(all.get(i), other)).map(other -> all.get(i) + " ~ " + other))).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void a_word_is_typed_with_the_keyboard_of_its_language(Language language) {
        String letters = switch (language) {
            case KK -> "[а-яәғқңөұүһіё]{3,12}";
            case RU -> "[а-яё]{3,12}";
            case EN -> "[a-z]{3,12}";
        };
        assertThat(words.of(language)).allMatch(word -> word.matches(letters));
    }

    /** Another case, another keyboard's letters, one slip of the finger. */
    @ParameterizedTest
    @CsvSource({"қоян, ҚОЯН", "қоян, ' Қоян. '", "қоян, коян", "үйрек, уйрек", "бүркіт, буркит", "алма, aлмa", "қасқыр, қасқр", "қасқыр, қассқыр", "қасқыр, қасқір", "қасқыр, қаксыр", "өрік, орик"})
    void what_can_mean_one_word_only_is_that_word(String word, String typed) {
        assertThat(words.meant(typed, Language.KK)).isEqualTo(CardWords.fold(word));
    }

    @Test
    void a_word_of_another_language_is_taken_where_the_page_is_in_this_one() {
        assertThat(words.meant("Jellow", Language.KK)).isEqualTo(CardWords.fold("yellow"));
        assertThat(words.meant("ЁЛКА", Language.EN)).isEqualTo(CardWords.fold("ёлка"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"қасқырлар", "кас", "", "123", "компьютер"})
    void what_is_no_word_of_ours_stays_what_it_is(String typed) {
        assertThat(words.meant(typed, Language.KK)).isEqualTo(CardWords.fold(typed));
    }
}
