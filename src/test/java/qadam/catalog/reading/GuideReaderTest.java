package qadam.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import qadam.catalog.Course;
import qadam.catalog.GuideText;
import qadam.shared.Language;
import qadam.world.RealCourse;

/** Guides are read as strictly as the courses beside which they lie. */
class GuideReaderTest {
    private static final Path SHIPPED = Path.of("courses/ai-for-everyone");
    private static final String LESSON = "learning-from-examples";
    private static Course course;

    @TempDir
    Path folder;

    @BeforeAll
    static void read() {
        course = RealCourse.read();
    }

    /** The model guide, in a folder of the test's own. */
    private Path guide() throws IOException {
        Path to = Files.createDirectories(folder.resolve("guides").resolve(LESSON));
        for (Language language : Language.values()) {
            Files.copy(SHIPPED.resolve("guides/" + LESSON + "/" + language.tag() + ".yaml"), to.resolve(language.tag() + ".yaml"));
        }
        return to;
    }

    private List<Mistake> mistakesAfter(String file, String from, String to) throws IOException {
        Path changed = guide().resolve(file);
        String before = Files.readString(changed);
        assertThat(before).as("what the test changes").contains(from);
        Files.writeString(changed, before.replace(from, to));
        return GuideReader.read(folder, course).mistakes();
    }

    @Test
    void every_guide_that_is_shipped_is_read_without_a_mistake() {
        List<Path> courses = folders(Path.of("courses"));
        assertThat(courses).isNotEmpty();
        courses.forEach(shipped -> {
            Course read = new CourseReader(CompetenceFile.read(), Set.of()).read(shipped).draft().orElseThrow();
            assertThat(GuideReader.read(shipped, read).mistakes()).as(shipped.toString()).isEmpty();
        });
        assertThat(GuideReader.read(SHIPPED, course).guides()).containsKey(LESSON);
    }

    private static List<Path> folders(Path all) {
        try (Stream<Path> entries = Files.list(all)) {
            return entries.filter(entry -> Files.exists(entry.resolve("course.yaml"))).toList();
        } catch (IOException unreadable) {
            throw new java.io.UncheckedIOException(unreadable);
        }
    }

    @Test
    void a_guide_says_the_same_minutes_in_each_language() throws IOException {
        guide();
        GuideReader.Shelved shelved = GuideReader.read(folder, course);
        assertThat(shelved.mistakes()).isEmpty();
        for (Language language : Language.values()) {
            GuideText text = shelved.guides().get(LESSON).in(language);
            assertThat(text.plan().stream().mapToInt(GuideText.Step::minutes).sum()).isEqualTo(GuideText.MINUTES);
            assertThat(text.plan().getFirst().stage()).isEqualTo(GuideText.Stage.START);
            assertThat(text.worksheet()).hasSize(5);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
        ru.yaml | minutes: 6             | minutes: 7                | GUIDE_MINUTES
        ru.yaml | stage: explain         | stage: explore            | GUIDE_SHAPE
        ru.yaml | lines: 5               | lines: 4                  | GUIDE_SHAPE
        en.yaml | stage: discuss         | stage: lecture            | VALUE_WRONG
        en.yaml | lines: 3               | lines: 99                 | VALUE_WRONG
        kk.yaml | "stretch: >-"          | "strech: >-"              | KEY_UNKNOWN
        kk.yaml | "one: >-"              | "one: ''\\n  uno: >-"      | VALUE_MISSING
        en.yaml | What did we write down | What did we **write** down | GUIDE_MARKUP
        en.yaml | Take an example.       | Take one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen. | GUIDE_SCREEN""")
    void each_slip_is_named_where_it_stands(String file, String from, String to, Rule rule) throws IOException {
        List<Mistake> mistakes = mistakesAfter(file, from, to.replace("\\n", "\n"));
        assertThat(mistakes).extracting(Mistake::rule).contains(rule);
        assertThat(mistakes).allSatisfy(mistake -> assertThat(mistake.file()).startsWith("guides/" + LESSON + "/"));
        assertThat(GuideReader.read(folder, course).guides()).as("a guide with a mistake is not shown").isEmpty();
    }

    @Test
    void an_empty_question_is_a_slip() throws IOException {
        assertThat(mistakesAfter("en.yaml", "  - What did we write down of the apple, and what did we leave out?", "  - ''"))
            .extracting(Mistake::rule).contains(Rule.VALUE_MISSING);
    }

    @Test
    void a_language_that_is_missing_a_lesson_that_is_not_and_a_file_too_many_are_named() throws IOException {
        Path there = guide();
        Files.move(there, folder.resolve("guides/no-such-lesson"));
        Files.delete(folder.resolve("guides/no-such-lesson/ru.yaml"));
        Files.writeString(folder.resolve("guides/no-such-lesson/notes.txt"), "mine");
        assertThat(GuideReader.read(folder, course).mistakes().stream().map(mistake -> mistake.file() + " " + mistake.rule()).collect(Collectors.toSet()))
            .contains("guides/no-such-lesson/kk.yaml GUIDE_LESSON", "guides/no-such-lesson/ru.yaml FILE_MISSING", "guides/no-such-lesson/notes.txt FILE_STRAY");
    }

    @Test
    void a_hostile_guide_is_refused_and_read_to_no_end() throws IOException {
        Path there = guide();
        Files.writeString(there.resolve("kk.yaml"), "aim: &a !!java.lang.Runtime [x]\nsuccess: *a\n");
        Files.delete(there.resolve("ru.yaml"));
        Files.createSymbolicLink(there.resolve("ru.yaml"), Path.of("/etc/passwd"));
        assertThat(GuideReader.read(folder, course).mistakes()).extracting(Mistake::rule).contains(Rule.FILE_LINK).containsAnyOf(Rule.YAML_BROKEN, Rule.YAML_TRICK);
    }

    @Test
    void a_mended_guide_is_the_same_version_of_the_course() throws IOException {
        Files.writeString(folder.resolve("course.yaml"), "track: everyone\n");
        String version = CourseReader.files(folder).hash();
        guide();
        assertThat(CourseReader.files(folder).hash()).isEqualTo(version);
        String first = GuideReader.read(folder, course).hash();
        Files.writeString(folder.resolve("guides/" + LESSON + "/en.yaml"), "# mended\n" + Files.readString(folder.resolve("guides/" + LESSON + "/en.yaml")));
        assertThat(GuideReader.read(folder, course).hash()).isNotEqualTo(first);
        assertThat(GuideReader.read(folder.resolve("nowhere"), course).guides()).isEmpty();
    }
}
