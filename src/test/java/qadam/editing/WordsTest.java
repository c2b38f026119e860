package qadam.editing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Language;

/** What is compared, brought together and doubted about texts. */
class WordsTest {
    private static final String THREE = "бір\n\nекі\n\nүш";

    @Test
    void changes_of_two_paragraphs_come_together_and_of_one_do_not() {
        assertThat(Merge.of(THREE, "бір!\n\nекі\n\nүш", "бір\n\nекі\n\nүш!")).contains("бір!\n\nекі\n\nүш!");
        assertThat(Merge.of(THREE, "бір!\n\nекі\n\nүш", "бір?\n\nекі\n\nүш")).isEmpty();
        assertThat(Merge.of(THREE, THREE, "басқа")).contains("басқа");
        assertThat(Merge.of(THREE, "басқа", "басқа")).contains("басқа");
        assertThat(Merge.of(THREE, "нөл\n\nбір\n\nекі\n\nүш", "бір\n\nекі")).contains("нөл\n\nбір\n\nекі");
        assertThat(Merge.of("бір", "екі", "үш")).isEmpty();
    }

    @Test
    void difference_is_said_word_by_word_and_gives_back_both_texts() {
        Difference difference = Difference.of("Модель қара мысықты ит деді.", "Модель ақ мысықты ит деп қалды.");
        assertThat(difference.pieces()).extracting(Difference.Piece::kind).contains("same", "gone", "new");
        assertThat(text(difference, "new")).isEqualTo("Модель қара мысықты ит деді.");
        assertThat(text(difference, "gone")).isEqualTo("Модель ақ мысықты ит деп қалды.");
        assertThat(Difference.of("", "жаңа").pieces()).isNotEmpty();
    }

    private static String text(Difference difference, String without) {
        return difference.pieces().stream().filter(piece -> !piece.kind().equals(without)).map(Difference.Piece::text).collect(Collectors.joining());
    }

    @Test
    void texts_that_have_nothing_in_common_are_compared_quickly() {
        String one = "a b\n".repeat(20_000);
        String other = "c d\n".repeat(20_000);
        assertThat(text(Difference.of(one, other), "new")).isEqualTo(one);
    }

    @Test
    void hardly_a_text_of_the_real_course_is_taken_for_another_language() {
        Map<String, String> texts = SourceTexts.all(CourseReader.files(Path.of("courses/ai-for-everyone")));
        List<String> doubted = texts.keySet().stream().filter(address -> TextAddress.parse(address).orElseThrow().language()
            .filter(language -> Suspicion.isOtherThan(language, texts.get(address))).isPresent()).toList();
        assertThat(doubted.stream().filter(address -> address.endsWith("#body") || address.endsWith("#summary"))).isEmpty();
        assertThat(doubted.size()).as(doubted.toString()).isLessThan(texts.size() / 200);
    }

    @ParameterizedTest
    @CsvSource({
        "KK, Модель это программа которая учится на примерах и отвечает", "KK, A model learns from the examples that people gave it",
        "RU, Модель мысалдан үйренеді де жаңа жағдайға жауап береді", "RU, A model learns from the examples that people gave it",
        "EN, Модель учится на примерах которые ей дали люди"})
    void text_in_another_language_is_noticed(Language language, String text) {
        assertThat(Suspicion.isOtherThan(language, text)).isTrue();
    }
}
