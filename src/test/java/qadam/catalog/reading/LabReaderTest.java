package qadam.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.CatalogJson;
import qadam.catalog.Course;
import qadam.catalog.CourseFiles;
import qadam.catalog.Lab;
import qadam.catalog.LessonText;
import qadam.shared.Language;
import qadam.shared.Texts;

/** A lab in a course's folder: read whole, shown where a lesson names it, and every slip named by file and line. */
class LabReaderTest {
    private static final CourseReader READER = new CourseReader(CompetenceFile.read(), Set.of());
    private static final String FILE = "labs/pots/lab.yaml";
    private static final String LAB = """
        kind: data
        competences: [how.1.1]
        minutes: 40
        pass: 60
        libraries: []
        settings:
          rows: 120
          share: 0.25
          names: [қой, "түйе"]
          deep: {on: true, none: null}
        reflection:
          - {id: why, least: 60, question: {kk: "Неге?", ru: "Почему?", en: "Why?"}}
        """;

    @TempDir
    Path folder;

    private static CourseFiles sound() {
        CourseFiles files = CourseFiles.sound().put(FILE, LAB);
        for (String language : new String[] {"kk", "ru", "en"}) {
            files.put("labs/pots/" + language + ".md", "---\ntitle: Құмыралар\nsummary: Бір сөйлем\nauthor: Aigerim\nreviewer:\n---\nDo [this](second.md).\n\n## Steps\n\n![Бір алма](images/apples.svg)\n");
            files.put("labs/pots/unplugged." + language + ".md", "Take **paper**.\n");
            files.change(language + "/first.md", "## A part", "[[lab: pots]]\n\n## A part");
        }
        return files;
    }

    @Test
    void a_sound_lab_is_read_whole_and_stands_in_its_lesson() {
        Reading reading = READER.read(sound().write(folder));
        assertThat(reading.mistakes()).isEmpty();
        Course course = reading.course().orElseThrow();
        Lab lab = course.lab("pots").orElseThrow();
        assertThat(lab.settings()).hasToString("{\"rows\":120,\"share\":0.25,\"names\":[\"қой\",\"түйе\"],\"deep\":{\"on\":true,\"none\":null}}");
        assertThat(lab.reflection()).hasSize(1);
        assertThat(lab.in(Language.RU).task()).contains("<a href=\"/ru/courses/small/second\">", "<h2 id=\"part-1\">Steps</h2>", "<svg");
        assertThat(lab.in(Language.KK).unplugged()).isEqualTo("<p>Take <strong>paper</strong>.</p>\n");
        assertThat(course.lesson("first").orElseThrow().in(Language.EN).parts()).contains(new LessonText.Laboratory("pots"));
        assertThat(CatalogJson.readCourse(CatalogJson.write(course))).as("as it is kept").isEqualTo(course);
    }

    @Test
    void a_version_that_was_kept_before_there_were_labs_has_none() {
        Course course = READER.read(CourseFiles.sound().write(folder)).course().orElseThrow();
        String kept = new String(CatalogJson.write(course), java.nio.charset.StandardCharsets.UTF_8).replace("\"labs\":[],", "");
        assertThat(kept).doesNotContain("labs");
        assertThat(CatalogJson.readCourse(kept.getBytes(java.nio.charset.StandardCharsets.UTF_8))).isEqualTo(course);
    }

    @Test
    void a_changed_word_of_a_lab_is_another_content() {
        String before = READER.read(sound().write(folder)).course().orElseThrow().hash();
        assertThat(READER.read(sound().change("labs/pots/unplugged.kk.md", "paper", "qağaz").write(folder)).course().orElseThrow().hash()).isNotEqualTo(before);
    }

    static Stream<Arguments> slips() {
        return Stream.of(
            Arguments.of(Rule.VALUE_WRONG, FILE, "kind: data", "kind: magic"),
            Arguments.of(Rule.COMPETENCE_UNKNOWN, FILE, "how.1.1", "how.9.9"),
            Arguments.of(Rule.VALUE_WRONG, FILE, "minutes: 40", "minutes: 4000"),
            Arguments.of(Rule.VALUE_WRONG, FILE, "pass: 60", "pass: 101"),
            Arguments.of(Rule.VALUE_WRONG, FILE, "libraries: []", "libraries: [jquery]"),
            Arguments.of(Rule.KEY_UNKNOWN, FILE, "minutes: 40", "minutes: 40\nsecret: 1"),
            Arguments.of(Rule.YAML_TRICK, FILE, "rows: 120", "rows: &a 120"),
            Arguments.of(Rule.KEY_TWICE, FILE, "share: 0.25", "share: 0.25\n  share: 1"),
            Arguments.of(Rule.VALUE_WRONG, FILE, "share: 0.25", "share: .inf"),
            Arguments.of(Rule.VALUE_WRONG, FILE, "least: 60", "least: 0"),
            Arguments.of(Rule.TRANSLATION_MISSING, FILE, ", ru: \"Почему?\"", ""),
            Arguments.of(Rule.RAW_HTML, "labs/pots/kk.md", "Do [this]", "<script>x</script>\n\nDo [this]"),
            Arguments.of(Rule.LINK_DANGLING, "labs/pots/ru.md", "second.md", "third.md"),
            Arguments.of(Rule.LINE_IN_LAB, "labs/pots/en.md", "## Steps", "[[practice: one]]\n\n## Steps"),
            Arguments.of(Rule.LAB_EMPTY, "labs/pots/unplugged.ru.md", "Take **paper**.", ""),
            Arguments.of(Rule.LAB_TWICE, "kk/first.md", "[[lab: pots]]", "[[lab: pots]]\n\n[[lab: pots]]"),
            Arguments.of(Rule.LAB_MISPLACED, "kk/first.md", "See [the", "[[lab: pots]] See [the"),
            Arguments.of(Rule.LAB_ORDER, "ru/first.md", "[[lab: pots]]\n\n", ""));
    }

    @ParameterizedTest
    @MethodSource("slips")
    void a_slip_is_named_once_and_in_three_languages(Rule rule, String file, String from, String to) {
        Reading reading = READER.read(sound().change(file, from, to).write(folder));
        assertThat(reading.mistakes()).extracting(Mistake::rule).containsExactly(rule);
        assertThat(reading.mistakes().getFirst().file()).isEqualTo(file);
        for (Language language : Language.values()) {
            assertThat(reading.mistakes().getFirst().line(new Texts(), language)).doesNotContain("{");
        }
    }

    @Test
    void a_lab_that_is_not_there_and_a_file_that_is_missing_are_named() {
        CourseFiles unknown = CourseFiles.sound().change("kk/first.md", "## A part", "[[lab: none]]\n\n## A part");
        assertThat(READER.read(unknown.write(folder.resolve("a"))).mistakes()).extracting(Mistake::rule).containsExactly(Rule.LAB_UNKNOWN);
        CourseFiles without = sound().remove("labs/pots/unplugged.en.md");
        assertThat(READER.read(without.write(folder.resolve("b"))).mistakes()).extracting(Mistake::rule).containsExactly(Rule.FILE_MISSING);
        CourseFiles nameless = sound().remove(FILE);
        assertThat(READER.read(nameless.write(folder.resolve("c"))).mistakes()).extracting(Mistake::rule).contains(Rule.FILE_MISSING);
    }
}
