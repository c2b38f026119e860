package qadam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.catalog.reading.CompetenceFile;
import qadam.catalog.reading.Mistake;
import qadam.catalog.reading.Rule;
import qadam.shared.Database;
import qadam.shared.Localized;
import qadam.world.FixedClock;

class PublishedCoursesTest {
    private static final Localized TITLE = new Localized("Бағдарлама", "Программа", "Programme");
    private static final Programme PROGRAMME = new Programme("kz-2026", 1, 2026, 200_000, TITLE,
        List.of(new Programme.Track("everyone", TITLE, TITLE)), Set.of("everyone"), Set.of("online"));
    private static final Competences COMPETENCES = CompetenceFile.read();

    @TempDir
    Path folder;
    private final List<String> news = new ArrayList<>();

    static PublishedCourses publish(Database database, Path courses) {
        return open(database, courses, VersionListener.NONE);
    }

    /** Read to the end, for the tests change the folder next. */
    private static PublishedCourses open(Database database, Path folder, VersionListener listener) {
        PublishedCourses courses = PublishedCourses.open(database, folder, PROGRAMME, COMPETENCES, listener, new FixedClock("2026-11-23T09:00:00Z"));
        courses.all();
        return courses;
    }

    private PublishedCourses open(Database database, CourseFiles files) {
        files.write(folder);
        VersionListener listener = (course, before) -> handle ->
            news.add(course.version() + " after " + before.stream().map(Course::version).toList());
        return open(database, folder, listener);
    }

    private static CourseFiles version(int version, String change) {
        return CourseFiles.sound().change("course.yaml", "version: 1\nchange: revision", "version: " + version + "\nchange: " + change)
            .change("exam.yaml", "course_version: 1", "course_version: " + version);
    }

    private static void assertRefused(PublishedCourses courses, Rule rule, int versionShown) {
        assertRefused(courses, rule, "course.yaml", 3, versionShown);
    }

    private static void assertRefused(PublishedCourses courses, Rule rule, String file, int line, int versionShown) {
        Mistake first = courses.refused().get("small").getFirst();
        assertThat(first.rule()).isEqualTo(rule);
        assertThat(first.file()).isEqualTo(file);
        assertThat(first.line()).isEqualTo(line);
        assertThat(courses.find("small")).hasValueSatisfying(course -> assertThat(course.version()).isEqualTo(versionShown));
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void published_version_is_kept_whole_and_given_back_the_same(Database database) {
        try (database) {
            Course published = open(database, CourseFiles.sound()).find("small").orElseThrow();
            PublishedCourses again = open(database, CourseFiles.sound());
            assertThat(again.find("small")).contains(published);
            assertThat(again.refused()).isEmpty();
            assertThat(again.all()).containsExactly(published);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void same_version_with_other_content_is_refused_and_the_published_one_is_shown(Database database) {
        try (database) {
            Course published = open(database, CourseFiles.sound()).find("small").orElseThrow();
            PublishedCourses changed = open(database, CourseFiles.sound().change("items/first.yaml", "SECRET", "another reason"));
            assertRefused(changed, Rule.VERSION_CHANGED, 1);
            assertThat(changed.find("small")).contains(published);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void correction_that_keeps_the_keys_is_published_and_belongs_to_the_same_line(Database database) {
        try (database) {
            open(database, CourseFiles.sound());
            PublishedCourses corrected = open(database, version(2, "correction").change("items/first.yaml", "SECRET", "a better reason"));
            assertThat(corrected.refused()).isEmpty();
            assertThat(corrected.find("small").orElseThrow().version()).isEqualTo(2);
            assertThat(corrected.lineage(corrected.find("small").orElseThrow())).containsExactly(2, 1);
            PublishedCourses revised = open(database, version(3, "revision"));
            Course newest = revised.find("small").orElseThrow();
            assertThat(revised.lineage(newest)).containsExactly(3);
            assertThat(revised.before(newest)).isEqualTo(revised.find("small", 2));
            assertThat(revised.lineage(revised.find("small", 2).orElseThrow())).containsExactly(2, 1);
            assertThat(revised.before(revised.find("small", 1).orElseThrow())).isEmpty();
            open(database, version(3, "revision"));
            assertThat(news).containsExactly("1 after []", "2 after [1]", "3 after [1, 2]");
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void correction_that_changes_a_key_is_refused_and_as_a_revision_it_is_published(Database database) {
        try (database) {
            open(database, CourseFiles.sound());
            CourseFiles changed = version(2, "correction").change("bank/only.yaml", "answer: 2", "answer: 3");
            assertRefused(open(database, changed), Rule.CORRECTION_KEY, "bank/only.yaml", changed.line("bank/only.yaml", "- id: counted"), 1);
            PublishedCourses revised = open(database, version(2, "revision").change("bank/only.yaml", "answer: 2", "answer: 3"));
            assertThat(revised.refused()).isEmpty();
            assertThat(revised.find("small").orElseThrow().version()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void correction_that_drops_or_adds_an_item_is_refused(Database database) {
        try (database) {
            open(database, CourseFiles.sound());
            CourseFiles renamed = version(2, "correction").change("items/second.yaml", "id: word", "id: term");
            for (String language : List.of("kk", "ru", "en")) {
                renamed.change(language + "/second.md", "[[practice: word]]", "[[practice: term]]");
            }
            assertRefused(open(database, renamed), Rule.CORRECTION_DROPS, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void correction_that_changes_the_rules_of_the_exam_is_refused(Database database) {
        try (database) {
            open(database, CourseFiles.sound());
            assertRefused(open(database, version(2, "correction").change("exam.yaml", "pass_percent: 70", "pass_percent: 50")), Rule.CORRECTION_EXAM, 1);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void new_installation_begins_with_a_correction_and_takes_no_step_back(Database database) {
        try (database) {
            PublishedCourses first = open(database, version(2, "correction"));
            assertThat(first.refused()).isEmpty();
            assertThat(first.lineage(first.find("small").orElseThrow())).containsExactly(2);
            assertRefused(open(database, version(1, "revision")), Rule.VERSION_OLD, 2);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void old_version_still_takes_answers_and_a_version_that_never_was_is_not_found(Database database) {
        try (database) {
            Course first = open(database, CourseFiles.sound()).find("small").orElseThrow();
            PublishedCourses courses = open(database, version(2, "revision").change("bank/only.yaml", "answer: 2", "answer: 3"));
            assertThat(courses.find("small", 1)).contains(first);
            assertThat(courses.find("small", 3)).isEmpty();
            assertThat(courses.find("other", 1)).isEmpty();
            assertThat(courses.withExam("small").orElseThrow().version()).isEqualTo(2);
        }
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void broken_course_is_not_published_and_does_not_take_down_what_is_taught(Database database) {
        try (database) {
            PublishedCourses none = open(database, CourseFiles.sound().change("exam.yaml", "how: 1", "how: 50"));
            assertThat(none.all()).isEmpty();
            assertThat(none.refused().get("small")).extracting(Mistake::rule).containsExactly(Rule.BLUEPRINT_UNFILLABLE);
            open(database, CourseFiles.sound());
            PublishedCourses broken = open(database, CourseFiles.sound().change("exam.yaml", "how: 1", "how: 50"));
            assertThat(broken.find("small").orElseThrow().exam().orElseThrow().blueprint()).containsEntry("how", 1);
        }
    }
}
