package qadam.kazakh;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LettersTest {
    /** The left words are typed with Latin letters that look alike: c, o, p, a, e, x, i, K, T, H, Y. */
    @ParameterizedTest
    @CsvSource({"қaлa, қала", "coл, сол", "тіл, тіл", "тiл, тіл", "Kітап, кітап", "Typan, typan", "мeктeп, мектеп", "Hан, нан", "Yлкен, үлкен", "əлем, әлем",
        "Əлем, әлем", "ɵзен, өзен", "Ɵзен, өзен", "xалық, халық"})
    void look_alike_letters_of_a_cyrillic_word_become_cyrillic(String typed, String word) {
        assertThat(Letters.normalised(typed)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"сomputer, computer", "Рython, python"})
    void look_alike_letters_of_a_latin_word_become_latin(String typed, String word) {
        assertThat(Letters.normalised(typed)).isEqualTo(word);
    }

    @ParameterizedTest
    @ValueSource(strings = {"chatgptде", "wordты"})
    void a_word_truly_in_two_scripts_stays(String word) {
        assertThat(Letters.normalised(word)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"ҡала, қала", "Ӛлем, әлем", "ӄала, қала", "таӊ, таң", "таҥ, таң", "ӯлт, ұлт", "ѳзен, өзен", "ӧзен, өзен", "ӓлем, әлем", "ӱлкен, үлкен", "кӏтап, кітап", "саґат, сағат"})
    void old_and_neighbouring_letters_become_ours(String typed, String word) {
        assertThat(Letters.normalised(typed)).isEqualTo(word);
    }

    @ParameterizedTest
    @CsvSource({"XIX, xix", "ХІХ, xix", "XІХ, xix", "ХХІ, xxi", "Х, x", "ХИХ, xix", "ИХ, их", "ХИ, хи", "хан, хан"})
    void roman_numbers_are_one_number_however_they_are_typed(String typed, String number) {
        assertThat(Letters.normalised(typed)).isEqualTo(number);
    }

    @Test
    void capitals_become_small_in_all_three_languages() {
        assertThat(Letters.normalised("ӘҒҚҢӨҰҮҺІ")).isEqualTo("әғқңөұүһі");
        assertThat(Letters.normalised("ЁЙЪЩ")).isEqualTo("ёйъщ");
        assertThat(Letters.normalised("INI")).isEqualTo("ini");
    }

    @Test
    void soft_hyphens_zero_width_characters_and_accents_go_and_letters_in_two_parts_become_one() {
        assertThat(Letters.normalised("мек\u00ADтеп")).isEqualTo("мектеп");
        assertThat(Letters.normalised("мек\u200Bтеп\uFEFF")).isEqualTo("мектеп");
        assertThat(Letters.normalised("ки\u0306м")).isEqualTo("кйм");
        assertThat(Letters.normalised("за\u0301мок")).isEqualTo("замок");
        assertThat(Letters.normalised("\u00AD\u200B")).isEmpty();
    }

    @Test
    void folding_takes_the_nine_letters_and_those_often_typed_as_ye() {
        assertThat(Letters.folded("әғқңөұүһі")).isEqualTo("агкноуухи");
        assertThat(Letters.folded("ёэ")).isEqualTo("ее");
        assertThat(Letters.folded("мектеп school 42")).isEqualTo("мектеп school 42");
        assertThat(Letters.folded("Қазақ тілі")).isEqualTo("Казак тили");
    }

    @Test
    void normal_form_and_folding_are_idempotent_and_never_longer_on_any_characters() {
        Random random = new Random(7);
        for (int i = 0; i < 50_000; i++) {
            String word = anyWord(random);
            String normal = Letters.normalised(word);
            assertThat(normal.length()).isLessThanOrEqualTo(word.length());
            assertThat(Letters.normalised(normal)).as(word).isEqualTo(normal);
            assertThat(Letters.folded(Letters.folded(normal))).isEqualTo(Letters.folded(normal)).hasSameSizeAs(normal);
        }
    }

    /** Letters, marks and halves of characters, from all corners of Unicode, ours most of all. */
    static String anyWord(Random random) {
        StringBuilder word = new StringBuilder();
        for (int left = random.nextInt(12); left > 0; left--) {
            word.append((char) switch (random.nextInt(6)) {
                case 0 -> random.nextInt(0x10000);
                case 1 -> 0x0300 + random.nextInt(0x70);
                case 2 -> 0xD800 + random.nextInt(0x800);
                case 3 -> 'A' + random.nextInt(58);
                default -> 0x0400 + random.nextInt(0x130);
            });
        }
        return word.toString();
    }
}
