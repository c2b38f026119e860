package qadam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import qadam.Main;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.CourseReader;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Database;
import qadam.shared.Localized;
import qadam.world.FixedClock;

/** What editors published finds its way back into files. */
class ExportCoursesTest {
    private static final FixedClock CLOCK = new FixedClock("2026-11-23T09:00:00Z");
    private static final Localized TITLE = new Localized("Бағдарлама", "Программа", "Programme");
    private static final Programme PROGRAMME = new Programme("kz-2026", 1, 2026, 200_000, TITLE,
        List.of(new Programme.Track("everyone", TITLE, TITLE)), Set.of("everyone"), Set.of("online"));

    @TempDir
    Path folder;

    private int qadam(String... arguments) {
        CommandLine line = Main.commandLine(CLOCK);
        return line.execute(arguments);
    }

    private Path data() throws IOException {
        return Files.createDirectories(folder.resolve("data"));
    }

    /** Published from a folder, then edited; gives back the hash of what is shown. */
    private String edited() throws IOException {
        CourseFiles.sound().write(folder.resolve("courses"));
        try (Database database = Database.sqlite(data())) {
            PublishedCourses courses = PublishedCourses.open(database, folder.resolve("courses"), PROGRAMME, CompetenceFile.read(), VersionListener.NONE, CLOCK);
            CourseSources sources = courses.sources("small").orElseThrow();
            var files = SourceTexts.replace(sources.files(), TextAddress.parse("ru/first.md#title").orElseThrow(), "Первый \"шаг\": сначала");
            courses.publish(courses.read("small", SourceTexts.numbered(files, 2, true)), handle -> { });
            return courses.find("small").orElseThrow().hash();
        }
    }

    @Test
    void a_place_where_nothing_can_be_written_is_refused_in_words() throws IOException {
        edited();
        Path file = Files.writeString(folder.resolve("file"), "not a folder");
        assertThat(qadam("export", "courses", file.resolve("out").toString(), "--data", data().toString())).isEqualTo(1);
    }

    @Test
    void exported_folder_passes_the_check_and_has_the_same_hash() throws IOException {
        String hash = edited();
        Path out = folder.resolve("out");
        assertThat(qadam("export", "courses", out.toString(), "--data", data().toString())).isZero();
        assertThat(CourseReader.files(out.resolve("small")).hash()).isEqualTo(hash);
        assertThat(qadam("check-course", out.resolve("small").toString(), "--before", folder.resolve("courses/small").toString())).isZero();
        try (Database database = Database.sqlite(data())) {
            PublishedCourses courses = PublishedCourses.open(database, out, PROGRAMME, CompetenceFile.read(), VersionListener.NONE, CLOCK);
            assertThat(courses.find("small").orElseThrow().hash()).isEqualTo(hash);
            assertThat(courses.refused()).isEmpty();
        }
        Path title = out.resolve("small/ru/first.md");
        Files.writeString(title, Files.readString(title).replace("сначала", "потом"));   // who has the export may change it further
        Files.writeString(out.resolve("small/course.yaml"), Files.readString(out.resolve("small/course.yaml")).replace("version: 2", "version: 3"));
        Files.writeString(out.resolve("small/exam.yaml"), Files.readString(out.resolve("small/exam.yaml")).replace("course_version: 2", "course_version: 3"));
        try (Database database = Database.sqlite(data())) {
            PublishedCourses courses = PublishedCourses.open(database, out, PROGRAMME, CompetenceFile.read(), VersionListener.NONE, CLOCK);
            assertThat(courses.find("small").orElseThrow().version()).isEqualTo(3);
            assertThat(courses.refused()).isEmpty();
        }
    }

    @Test
    void folder_that_is_there_is_written_over_only_when_asked() throws IOException {
        String hash = edited();
        Path courses = folder.resolve("courses");
        Files.writeString(courses.resolve("small/stray.md"), "left over");
        Files.writeString(courses.resolve("small/.gitignore"), "kept");
        assertThat(qadam("export", "courses", courses.toString(), "--data", data().toString())).isEqualTo(1);
        assertThat(courses.resolve("small/course.yaml")).content().contains("version: 1");
        assertThat(qadam("export", "courses", courses.toString(), "--data", data().toString(), "--replace")).isZero();
        assertThat(CourseReader.files(courses.resolve("small")).hash()).isEqualTo(hash);
        assertThat(courses.resolve("small/stray.md")).doesNotExist();
        assertThat(courses.resolve("small/.gitignore")).exists();
    }

    @Test
    void without_data_nothing_is_written() {
        assertThat(qadam("export", "courses", folder.resolve("out").toString(), "--data", folder.resolve("none").toString(), "--language", "kk")).isEqualTo(2);
        assertThat(folder.resolve("out")).doesNotExist();
    }
}
