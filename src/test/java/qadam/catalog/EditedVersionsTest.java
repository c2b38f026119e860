package qadam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Reading;
import qadam.catalog.reading.Rule;
import qadam.catalog.reading.SourceFiles;
import qadam.catalog.reading.SourceTexts;
import qadam.catalog.reading.TextAddress;
import qadam.shared.Database;
import qadam.shared.Localized;
import qadam.shared.Refusal;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** Versions that editors make while the server runs, and what becomes of them when the folder brings its own. */
class EditedVersionsTest {
    private static final Localized TITLE = new Localized("Бағдарлама", "Программа", "Programme");
    private static final Programme PROGRAMME = new Programme("kz-2026", 1, 2026, 200_000, TITLE,
        List.of(new Programme.Track("everyone", TITLE, TITLE)), Set.of("everyone"), Set.of("online"));
    private static final Competences COMPETENCES = CompetenceFile.read();
    private static final TextAddress TITLE_OF_FIRST = TextAddress.parse("kk/first.md#title").orElseThrow();

    @TempDir
    Path folder;

    private PublishedCourses open(Database database, CourseFiles files) {
        files.write(folder);
        return open(database);
    }

    private PublishedCourses open(Database database) {
        PublishedCourses courses = PublishedCourses.open(database, folder, PROGRAMME, COMPETENCES, VersionListener.NONE, new FixedClock("2026-11-23T09:00:00Z"));
        courses.all();
        return courses;
    }

    /** The next version with another title of the first lesson. */
    private static Reading edited(PublishedCourses courses, String title) {
        CourseSources sources = courses.sources("small").orElseThrow();
        SourceFiles files = SourceTexts.replace(sources.files(), TITLE_OF_FIRST, title);
        return courses.read("small", SourceTexts.numbered(files, sources.version() + 1, true));
    }

    private static void edit(PublishedCourses courses, String title) {
        courses.publish(edited(courses, title), handle -> { });
    }

    private static String title(Courses courses) {
        return courses.find("small").orElseThrow().lesson("first").orElseThrow().texts().get(qadam.shared.Language.KK).title();
    }

    private static CourseFiles version(int version, String change) {
        return CourseFiles.sound().change("course.yaml", "version: 1\nchange: revision", "version: " + version + "\nchange: " + change)
            .change("exam.yaml", "course_version: 1", "course_version: " + version);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void edited_version_is_shown_at_once_and_after_a_restart_with_the_folder_as_it_was(Database database) {
        try (database) {
            PublishedCourses courses = open(database, CourseFiles.sound());
            edit(courses, "Жаңа атау");
            assertThat(title(courses)).isEqualTo("Жаңа атау");
            assertThat(courses.find("small", 1)).isPresent();
            PublishedCourses restarted = open(database);
            assertThat(title(restarted)).isEqualTo("Жаңа атау");
            assertThat(restarted.refused()).isEmpty();
            assertThat(restarted.waiting("small")).isEmpty();
            assertThat(restarted.lineage(restarted.find("small").orElseThrow())).containsExactly(2, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void another_node_shows_the_edited_version_when_it_looks(Database database) {
        try (database) {
            PublishedCourses courses = open(database, CourseFiles.sound());
            PublishedCourses neighbour = open(database);
            edit(courses, "Жаңа атау");
            assertThat(title(neighbour)).isEqualTo("Бірінші");
            neighbour.look();
            assertThat(title(neighbour)).isEqualTo("Жаңа атау");
        }
    }

    /** Asks for nothing but what is shown, as pages do; the watch works behind. */
    @Test
    void node_that_is_watched_shows_the_edited_version_by_itself() throws InterruptedException {
        try (Database database = Databases.postgresql()) {
            PublishedCourses courses = open(database, CourseFiles.sound());
            PublishedCourses neighbour = open(database);
            try (VersionWatch watch = VersionWatch.start(neighbour, true)) {
                edit(courses, "Жаңа атау");
                for (int i = 0; i < 600 && !title(neighbour).equals("Жаңа атау"); i++) {
                    Thread.sleep(100);
                }
                assertThat(title(neighbour)).isEqualTo("Жаңа атау");
                assertThat(watch).isNotNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void of_two_that_publish_at_once_one_is_told_and_nothing_of_it_is_written(Database database) {
        try (database) {
            PublishedCourses courses = open(database, CourseFiles.sound());
            PublishedCourses neighbour = open(database);
            Reading late = edited(neighbour, "Кешіккен");
            edit(courses, "Алғашқы");
            AtomicInteger written = new AtomicInteger();
            assertThatThrownBy(() -> neighbour.publish(late, handle -> written.incrementAndGet())).isInstanceOf(Refusal.class);
            assertThat(written).hasValue(0);
            neighbour.look();
            assertThat(title(neighbour)).isEqualTo("Алғашқы");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_fails_alongside_leaves_no_version_behind(Database database) {
        try (database) {
            PublishedCourses courses = open(database, CourseFiles.sound());
            Reading next = edited(courses, "Жаңа атау");
            assertThatThrownBy(() -> courses.publish(next, handle -> {
                throw new IllegalStateException("killed here");
            })).hasMessageContaining("killed here");
            assertThat(title(courses)).isEqualTo("Бірінші");
            assertThat(title(open(database))).isEqualTo("Бірінші");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void newer_folder_waits_for_an_editor_and_overwrites_nothing(Database database) {
        try (database) {
            edit(open(database, CourseFiles.sound()), "Редактордың атауы");
            CourseFiles upgrade = version(2, "correction").change("items/first.yaml", "SECRET", "a better reason");
            PublishedCourses courses = open(database, upgrade);
            assertThat(title(courses)).isEqualTo("Редактордың атауы");
            assertThat(courses.refused().get("small")).extracting(Mistake::rule).containsExactly(Rule.FOLDER_WAITS);
            WaitingFolder waiting = courses.waiting("small").orElseThrow();
            assertThat(waiting.lost()).isEqualTo(Map.of("kk/first.md#title", "Редактордың атауы"));
            assertThat(courses.takeOver("small", waiting, handle -> { })).isEmpty();
            assertThat(courses.find("small").orElseThrow().version()).isEqualTo(3);
            assertThat(courses.find("small").orElseThrow().correction()).isTrue();
            assertThat(title(courses)).isEqualTo("Бірінші");
            PublishedCourses restarted = open(database);
            assertThat(restarted.refused()).isEmpty();
            assertThat(restarted.find("small").orElseThrow().version()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void what_editors_publish_while_a_folder_waits_is_not_lost_when_it_is_taken_over(Database database) {
        try (database) {
            edit(open(database, CourseFiles.sound()), "Редактордың атауы");
            PublishedCourses courses = open(database, version(2, "correction").change("items/first.yaml", "SECRET", "a better reason"));
            WaitingFolder seen = courses.waiting("small").orElseThrow();
            edit(courses, "Кейінгі атау");
            assertThatThrownBy(() -> courses.takeOver("small", seen, handle -> { })).isInstanceOfSatisfying(Refusal.class,
                refused -> assertThat(refused.problem()).isEqualTo(CatalogProblem.VERSION_MOVED));
            assertThat(title(courses)).isEqualTo("Кейінгі атау");
            WaitingFolder now = courses.waiting("small").orElseThrow();
            assertThat(now.lost()).isEqualTo(Map.of("kk/first.md#title", "Кейінгі атау"));
            assertThat(courses.takeOver("small", now, handle -> { })).isEmpty();
            assertThat(courses.waiting("small")).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void folder_that_holds_what_editors_changed_goes_on_by_itself(Database database) {
        try (database) {
            edit(open(database, CourseFiles.sound()), "Редактордың атауы");
            PublishedCourses courses = open(database, version(3, "correction").change("kk/first.md", "title: Бірінші", "title: Редактордың атауы")
                .change("items/first.yaml", "SECRET", "a better reason"));
            assertThat(courses.refused()).isEmpty();
            assertThat(courses.find("small").orElseThrow().version()).isEqualTo(3);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void files_of_a_version_that_an_earlier_program_published_are_kept_at_the_next_start(Database database) {
        try (database) {
            open(database, CourseFiles.sound());
            database.write(handle -> handle.createUpdate("delete from course_sources").execute());
            PublishedCourses courses = open(database);
            assertThat(courses.sources("small").orElseThrow().files().hash()).isEqualTo(courses.find("small").orElseThrow().hash());
        }
    }
}
