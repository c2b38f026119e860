package qadam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.catalog.reading.CompetenceFile;
import qadam.shared.Localized;
import qadam.shared.Texts;
import qadam.world.FixedClock;

class PreviewedCoursesTest {
    @Test
    void author_sees_a_change_without_raising_the_version_and_a_broken_course_as_it_was(@TempDir Path folder) {
        Localized title = new Localized("Т", "Т", "T");
        Programme programme = new Programme("p", 1, 2026, 1, title, List.of(new Programme.Track("everyone", title, title)), Set.of(), Set.of());
        FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
        CourseFiles.sound().write(folder);
        PreviewedCourses courses = new PreviewedCourses(folder, programme, CompetenceFile.read(), new Texts(), clock);
        assertThat(courses.find("small").orElseThrow().title().en()).isEqualTo("Small course");

        CourseFiles.sound().change("course.yaml", "Small course", "Little course of another length").write(folder);
        touch(folder, 1);
        clock.forward(Duration.ofSeconds(1));
        assertThat(courses.all()).extracting(course -> course.title().en()).containsExactly("Little course of another length");

        CourseFiles.sound().change("course.yaml", "level: 1", "level: 77").write(folder);
        touch(folder, 2);
        clock.forward(Duration.ofSeconds(1));
        assertThat(courses.find("small", 1).orElseThrow().title().en()).isEqualTo("Little course of another length");
    }

    /** File systems may tell time in whole seconds; the test does not wait for one to pass. */
    private static void touch(Path folder, int seconds) {
        Path file = folder.resolve("small/course.yaml");
        assertThat(file.toFile().setLastModified(1_700_000_000_000L + seconds * 1_000L)).isTrue();
    }
}
