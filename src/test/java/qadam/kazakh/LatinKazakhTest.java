package qadam.kazakh;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LatinKazakhTest {
    @ParameterizedTest
    @CsvSource({"Qazaqstan, қазақстан", "qazaq tılı, қазақ тілі", "Bılım, білім", "ülken, үлкен", "ömır, өмір", "äke, әке", "jaña, жаңа", "şyğarma, шығарма",
        "ūly, ұлы", "Altyn kün aspany, алтын күн аспаны", "üiıne, үйіне", "söilesıp, сөйлесіп", "kısı, кісі", "jalynyp, жалынып"})
    void the_alphabet_of_2021_becomes_cyrillic(String latin, String cyrillic) {
        assertThat(LatinKazakh.cyrillic(latin)).isEqualTo(cyrillic);
    }

    @ParameterizedTest
    @CsvSource({"áke, әке", "jańa, жаңа", "óner, өнер", "úlken, үлкен", "aǵash, ағаш"})
    void so_does_the_alphabet_of_2018(String latin, String cyrillic) {
        assertThat(LatinKazakh.cyrillic(latin)).isEqualTo(cyrillic);
    }

    @Test
    void so_do_the_apostrophes_of_2017() {
        assertThat(LatinKazakh.cyrillic("a'ke jan'a s'yg'arma")).isEqualTo("әке жаңа шығарма");
        assertThat(LatinKazakh.cyrillic("a’ke")).isEqualTo("әке");
    }

    /** What people type without any of the marks meets the folded Cyrillic. */
    @ParameterizedTest
    @CsvSource({"kazakstan, қазақстан", "qazaq tili, қазақ тілі", "bilim, білім", "zhasandy intellekt, жасанды интеллект", "shygarma, шығарма", "ozen, өзен",
        "khalyq, халық", "aghash, ағаш", "qalay, қалай", "mektep, мектеп", "oqu, оқу", "jaqsı, жақсы", "qızıl, қызыл", "tai, тай"})
    void popular_ways_of_writing_meet_folded_cyrillic(String latin, String cyrillic) {
        assertThat(Letters.folded(LatinKazakh.cyrillic(latin))).isEqualTo(Letters.folded(cyrillic));
    }

    @Test
    void only_a_text_in_latin_letters_alone_may_be_kazakh_in_latin() {
        assertThat(LatinKazakh.isPossibly("qazaq tili")).isTrue();
        assertThat(LatinKazakh.isPossibly("Python тілі")).isFalse();
        assertThat(LatinKazakh.isPossibly("2026")).isFalse();
        assertThat(LatinKazakh.isPossibly("")).isFalse();
    }

    @Test
    void what_is_not_latin_stays_and_nothing_is_thrown() {
        assertThat(LatinKazakh.cyrillic("мектеп 42, !?")).isEqualTo("мектеп 42, !?");
        java.util.Random random = new java.util.Random(8);
        for (int i = 0; i < 20_000; i++) {
            String word = LettersTest.anyWord(random);
            assertThat(LatinKazakh.cyrillic(word)).isNotNull();
        }
    }
}
