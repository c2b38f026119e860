package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void kazakh_letters_stand_where_the_alphabet_has_them() {
        assertThat(sorted(Language.KK, "Ұлжан", "Эльза", "Әсел", "Юлия", "Қайрат", "Кәмила", "Асқар", "Бауыржан", "Іңкәр", "Ырыс", "Үміт"))
            .containsExactly("Асқар", "Әсел", "Бауыржан", "Кәмила", "Қайрат", "Ұлжан", "Үміт", "Ырыс", "Іңкәр", "Эльза", "Юлия");
    }

    @Test
    void the_seventh_class_comes_before_the_tenth() {
        assertThat(sorted(Language.RU, "10 «А»", "7 «Б»", "7 «А»", "11 «А»")).containsExactly("7 «А»", "7 «Б»", "10 «А»", "11 «А»");
    }

    private static List<String> sorted(Language language, String... words) {
        return Stream.of(words).sorted(language.order()).toList();
    }
}
