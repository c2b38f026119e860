package qadam.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import qadam.Main;
import qadam.shared.Language;
import qadam.shared.Limit;
import qadam.shared.Texts;
import qadam.world.FixedClock;

/** Each limit is in the document with its usual value, is met in a test, and can be told from the others. */
class LimitDocsTest {
    private static final Path PAGE = Path.of("docs/run/limits.md");

    @Test
    void every_limit_stands_in_the_document_with_its_usual_value_and_a_message_or_what_happens() throws IOException {
        List<String> lines = Files.readAllLines(PAGE);
        for (Limit limit : Limit.values()) {
            String usual = limit == Limit.HEAVY_WORK_AT_ONCE ? "as many as processors" : String.format(java.util.Locale.ROOT, "%,d", limit.usual());
            assertThat(lines).as(limit.label()).anySatisfy(line -> assertThat(line).startsWith("| `" + limit.label() + "` | " + usual + " |")
                .matches("(\\|[^|]{2,}){4}\\|"));
        }
    }

    @Test
    void no_limit_stands_there_that_is_not_in_the_program() throws IOException {
        List<String> known = Arrays.stream(Limit.values()).map(Limit::label).toList();
        assertThat(Pattern.compile("(?m)^\\| `([a-z-]+)`").matcher(Files.readString(PAGE)).results().map(found -> found.group(1)))
            .isNotEmpty().allMatch(known::contains);
    }

    @Test
    void every_message_quoted_in_the_document_is_the_one_that_is_shown() throws IOException {
        Texts texts = new Texts();
        List<String> shown = texts.keys(Language.EN).stream().filter(key -> key.contains(".problem."))
            .map(key -> texts.text(Language.EN, key, java.util.Map.of("seconds", 7, "minutes", 7))).toList();
        assertThat(Pattern.compile("“([^”]+)”").matcher(Files.readString(PAGE)).results().map(found -> found.group(1)))
            .isNotEmpty().allSatisfy(quoted -> assertThat(shown).anyMatch(message -> message.contains(quoted)));
    }

    /** The general tests of settings go over all of them at once and do not count. */
    @Test
    void every_limit_is_met_in_a_test_of_its_own() {
        Sources tests = Sources.in("src/test/java").only(file -> !file.path().endsWith("LimitsTest.java") || file.path().contains("/identity/") || file.path().contains("/web/"));
        for (Limit limit : Limit.values()) {
            assertThat(tests.files()).as(limit.label()).anyMatch(file -> !file.path().endsWith("LimitDocsTest.java")
                && (file.text().contains("\"" + limit.label() + "\"") || file.text().contains("Limit." + limit.name())));
        }
    }

    @Test
    void a_wrong_limit_ends_the_start_before_anything_is_made() {
        Path data = Path.of("target", "never-made-by-a-wrong-limit");
        assertThat(Main.commandLine(new FixedClock("2026-11-23T09:00:00Z")).execute("run", "--data", data.toString(), "--limit", "connections=0")).isEqualTo(1);
        assertThat(data.resolve("qadam.db")).doesNotExist();
    }
}
