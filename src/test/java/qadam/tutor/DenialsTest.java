package qadam.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.shared.Language;

class DenialsTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "EN|The law does not allow it|true", "EN|No, it is a guess|true", "EN|Law No. 230-VIII allows it|false", "EN|It can't see|true", "EN|The law allows it|false",
        "RU|Закон этого не разрешает|true", "RU|Закон № 230 разрешает|false", "KK|Заң бұған рұқсат етпейді|true", "KK|Бұл шындық емес|true", "KK|Заң бұған рұқсат етеді|false"})
    void what_denies_is_known_and_the_number_of_a_law_is_none(Language language, String sentence, boolean denies) {
        assertThat(Denials.stand(language, Wording.of(sentence).bare())).isEqualTo(denies);
    }
}
