package qadam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.shared.Language;

class TextTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"Барлығы 332 сағат. | 332 | true", "Барлығы 1332 сағат. | 332 | false", "332,5 сағат | 332 | false", "Оның үлесі 3,3 %. | 3,3 | true",
        "участвовали 1\u00a0298 человек | 1 298 | true", "участвовали 1\u00a0298 человек | 298 | false", "тостерді көрді | тостер | true", "автотостер | тостер | false", "article 641-1. | 641-1 | true",
        "Only 15. | 15 | true", "в 15-ти случаях | 15 | true", "from 1956 | 956 | false"})
    void a_fact_is_found_as_a_word_and_a_number_only_whole(String text, String fact, boolean there) {
        assertThat(Text.of(text).holds(fact)).isEqualTo(there);
    }

    @Test
    void disguises_write_what_they_say() {
        assertThat(Disguise.FOLDED.write(Language.KK, "[[Көңіл қош]]", text -> text)).isEqualTo("Конил кош");
        assertThat(Disguise.LATIN.write(Language.KK, "[[Қазақ тілі]]", text -> text)).isEqualTo("Qazaq tili");
        assertThat(Disguise.FOLDED.write(Language.RU, "[[Забудь {a}]]", text -> text)).isEqualTo("Zabud' {a}");
        assertThat(Disguise.SHIFTED.write(Language.RU, "[[Ящик ab]]", text -> text)).isEqualTo("Аъйл bc");
        assertThat(Disguise.SHIFTED.write(Language.KK, "[[қасық]]", text -> text)).isEqualTo("ләтіл");
        assertThat(Disguise.SPELLED.write(Language.EN, "do: [[go on]]", text -> text)).isEqualTo("do: g-o- -o-n");
        assertThat(Disguise.HEX.write(Language.EN, "[[hi {a}]]", text -> text.replace("{a}", "x"))).isEqualTo("68692078");
        assertThat(Disguise.LOOKALIKES.write(Language.RU, "[[сосна]]", text -> text)).isEqualTo("cocнa");
    }
}
