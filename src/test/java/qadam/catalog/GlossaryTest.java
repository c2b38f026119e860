package qadam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.catalog.reading.GlossaryFile;
import qadam.shared.Language;

class GlossaryTest {
    private static final Glossary GLOSSARY = GlossaryFile.read(Path.of("courses"));

    private static List<String> found(Language language, String text) {
        return GLOSSARY.found(language, text).stream().map(Glossary.Term::id).toList();
    }

    @Test
    void every_term_has_words_note_and_source_and_stands_once() {
        assertThat(GLOSSARY.terms()).hasSizeGreaterThanOrEqualTo(60).extracting(Glossary.Term::id).doesNotHaveDuplicates();
        assertThat(GLOSSARY.terms()).allSatisfy(term -> {
            assertThat(term.source()).isNotBlank();
            for (Language language : Language.values()) {
                assertThat(term.words().in(language)).isNotBlank();
                assertThat(term.note().in(language)).isNotBlank();
            }
        });
        assertThat(GLOSSARY.terms().stream().map(term -> term.words().kk().toLowerCase(Locale.ROOT))).doesNotHaveDuplicates().noneMatch(word -> word.equals("машина"));
    }

    @Test
    void terms_are_found_whatever_their_endings() {
        assertThat(found(Language.KK, "Тілдік модельдерді токендерге бөлгенде")).contains("language-model", "model", "token");
        assertThat(found(Language.RU, "Предвзятостью больших языковых моделей")).contains("large-language-model", "language-model", "bias");
        assertThat(found(Language.EN, "The models were overfitting")).contains("model", "overfitting");
        assertThat(found(Language.KK, "Бүгін күн жылы")).isEmpty();
        assertThat(found(Language.EN, "")).isEmpty();
    }

    @Test
    void missing_or_broken_glossary_stops_nobody(@TempDir Path folder) throws Exception {
        assertThat(GlossaryFile.read(folder)).isEqualTo(Glossary.EMPTY);
        Files.writeString(folder.resolve("glossary.yaml"), "version: 1\nterms: [{id: x");
        assertThat(GlossaryFile.read(folder).terms()).isEmpty();
    }
}
