package qadam.tutor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Programme;
import qadam.catalog.Task;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.ProgrammeFile;
import qadam.model.ModelSettings;
import qadam.model.Models;
import qadam.search.Found;
import qadam.shared.Language;
import qadam.world.FixedClock;
import qadam.world.Script;
import qadam.world.ScriptedModel;

/** Every text of every item, practice and bank, has a canary of its own: none is ever found, and none ever reaches a model. */
class ItemCanariesTest {
    private static final String CANARY = "QDMITEM";
    private static final Pattern TEXT = Pattern.compile("\\b(kk|ru|en): (\"?)(?=[^\\s{|>}\"\\[])");

    private static Course planted(Path folder) throws IOException {
        Path from = Path.of("courses/ai-for-everyone");
        AtomicInteger number = new AtomicInteger();
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path to = folder.resolve(from.relativize(file));
                Files.createDirectories(to.getParent());
                String inside = from.relativize(file).toString();
                if (inside.startsWith("items") || inside.startsWith("bank")) {
                    Files.writeString(to, TEXT.matcher(Files.readString(file)).replaceAll(found -> "%s: %s%s%05d ".formatted(found.group(1), found.group(2), CANARY, number.incrementAndGet())));
                } else {
                    Files.copy(file, to);
                }
            }
        }
        var tracks = ProgrammeFile.read(Path.of("courses")).tracks().stream().map(Programme.Track::id).collect(Collectors.toSet());
        return new CourseReader(CompetenceFile.read(), tracks).read(folder).course().orElseThrow();
    }

    private static Stream<Item> items(Course course) {
        return Stream.concat(course.bank().stream(), course.lessons().flatMap(lesson -> lesson.items().stream()));
    }

    private static List<Item> every(int nth, Course course) {
        List<Item> all = items(course).toList();
        return IntStream.range(0, all.size()).filter(at -> at % nth == 0).mapToObj(all::get).toList();
    }

    @Test
    void no_item_is_found_and_none_reaches_a_model(@TempDir Path folder) throws Exception {
        Course course = planted(folder.resolve("ai-for-everyone"));
        assertThat(items(course).toList()).hasSizeGreaterThan(100).allSatisfy(item -> {
            assertThat(item.stem().kk()).contains(CANARY);
            assertThat(item.rationale().ru()).contains(CANARY);
            assertThat(item.task() instanceof Task.Numeric || item.task() instanceof Task.ShortText || item.task().toString().contains(CANARY)).isTrue();
        });
        Lessons lessons = Lessons.of(course);
        try (ScriptedModel server = ScriptedModel.open().saying(request -> Script.says("Жауап."));
             Models models = Models.open(ModelSettings.at(server.url()), new FixedClock("2026-11-28T06:00:00Z"))) {
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
            while (!models.isReady()) {
                assertThat(System.nanoTime()).isLessThan(end);
                Thread.onSpinWait();
            }
            Answering answering = new Answering(models, lessons.search());
            for (Language language : Language.values()) {
                for (Item item : every(7, course)) {
                    String question = item.stem().in(language).replaceAll(CANARY + "\\d+", "");
                    List<Found> found = lessons.search().find(language, question + " " + item.rationale().in(language), 20);
                    assertThat(found).isNotEmpty().allSatisfy(one -> assertThat(one.passage().toString()).doesNotContain(CANARY));
                }
                every(7, course).stream().limit(8).forEach(item -> answering.answer(lessons.asked(language, item.stem().in(language).replaceAll(CANARY + "\\d+", "")), part -> { }, () -> false));
            }
            assertThat(server.requests()).hasSize(24);
            assertThat(server.allAsked()).doesNotContain(CANARY).contains("жеке");
        }
    }
}
