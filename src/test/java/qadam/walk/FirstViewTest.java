package qadam.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.catalog.Lesson;
import qadam.catalog.LessonText;
import qadam.shared.Language;
import qadam.world.FirstView;
import qadam.world.RealCourse;
import qadam.world.Server;

/** A village's mobile network pays for every byte: what a first view may weigh, everything counted (design §6). */
class FirstViewTest {
    private static final int MOST_BYTES = 60_000;
    private static final int MOST_REQUESTS = 8;
    private static Server server;

    @BeforeAll
    static void open() {
        server = Server.process();
    }

    @AfterAll
    static void close() {
        server.close();
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void longest_lesson_fits_into_60_kilobytes_and_8_requests(Language language) {
        assertFits("/" + language.tag() + "/courses/ai-for-everyone/" + longest(language).id());
    }

    @Test
    void home_page_fits_into_60_kilobytes_and_8_requests() {
        assertFits("/kk");
    }

    private static void assertFits(String path) {
        FirstView view = FirstView.of(server.origin() + path);
        assertThat(view.requests()).as(path).hasSizeBetween(2, MOST_REQUESTS);
        assertThat(view.bytes()).as(path).isBetween(5_000L, (long) MOST_BYTES);
    }

    private static Lesson longest(Language language) {
        return RealCourse.read().lessons().max(Comparator.comparing(lesson -> characters(lesson.in(language)))).orElseThrow();
    }

    private static int characters(LessonText text) {
        return text.parts().stream().mapToInt(part -> part instanceof LessonText.Prose prose ? prose.html().length() : 0).sum();
    }
}
