package qadam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import qadam.shared.Database;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CheckCourseTest {
    @TempDir
    Path folder;

    private record Printed(int code, String text) {
    }

    private static Printed check(String... arguments) {
        StringWriter errors = new StringWriter();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream before = System.out;
        System.setOut(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try {
            int code = new CommandLine(new CheckCourse()).setErr(new PrintWriter(errors)).execute(arguments);
            return new Printed(code, bytes.toString(StandardCharsets.UTF_8) + errors);
        } finally {
            System.setOut(before);
        }
    }

    @Test
    void sound_course_is_counted_and_ends_with_0() {
        Printed printed = check(CourseFiles.sound().write(folder).toString());
        assertThat(printed.code()).isZero();
        assertThat(printed.text()).contains("1 unit, 2 lessons, 6 practice items, 2 exam items", "No mistakes.");
    }

    @Test
    void mistakes_are_printed_with_file_and_line_and_end_with_1() {
        CourseFiles files = CourseFiles.sound().change("exam.yaml", "how: 1", "how: 9");
        Path course = files.write(folder);
        Printed printed = check(course.toString(), "--language", "kk");
        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.text()).contains(course + "/exam.yaml:" + files.line("exam.yaml", "how: 9") + ": Емтихан жоспары", "1 қате.");
    }

    @Test
    void scripts_get_json() {
        Path course = CourseFiles.sound().change("exam.yaml", "how: 1", "how: 9").write(folder);
        Printed printed = check(course.toString(), "--json");
        JsonNode json = JsonMapper.shared().readTree(printed.text());
        assertThat(printed.code()).isEqualTo(1);
        assertThat(json.at("/counts/lessons").asInt()).isEqualTo(2);
        assertThat(json.at("/mistakes/0/code").asString()).isEqualTo("blueprint_unfillable");
        assertThat(json.at("/mistakes/0/file").asString()).isEqualTo("exam.yaml");
    }

    @Test
    void no_folder_and_a_wrong_language_end_with_2() {
        assertThat(check(folder.resolve("nowhere").toString()).code()).isEqualTo(2);
        assertThat(check(folder.toString(), "--language", "fr").code()).isEqualTo(2);
        assertThat(check().code()).isEqualTo(2);
    }

    @Test
    void folder_without_a_course_says_what_is_missing() {
        Printed printed = check(folder.toString());
        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.text()).contains("course.yaml:1: The file course.yaml is missing");
    }

    private static CourseFiles correctionWithAnotherKey() {
        return CourseFiles.sound().change("course.yaml", "version: 1\nchange: revision", "version: 2\nchange: correction")
            .change("exam.yaml", "course_version: 1", "course_version: 2")
            .change("items/second.yaml", "answer: 80", "answer: 90").change("bank/only.yaml", "answer: 2", "answer: 3");
    }

    private void assertKeysNamed(Printed printed, Path course, CourseFiles files) {
        assertThat(printed.code()).isEqualTo(1);
        assertThat(printed.text()).contains("2 mistakes.",
            course + "/items/second.yaml:" + files.line("items/second.yaml", "- id: sum") + ": A correction cannot change a key",
            course + "/bank/only.yaml:" + files.line("bank/only.yaml", "- id: counted") + ": A correction cannot change a key");
    }

    @Test
    void correction_that_changes_keys_is_refused_beside_the_folder_of_the_version_before(@TempDir Path other) {
        Path before = CourseFiles.sound().write(other);
        CourseFiles files = correctionWithAnotherKey();
        Path course = files.write(folder);
        assertKeysNamed(check(course.toString(), "--before", before.toString()), course, files);
        assertThat(check(before.toString(), "--before", before.toString()).code()).isZero();
        assertThat(check(course.toString()).code()).isZero();
    }

    @Test
    void correction_that_changes_keys_is_refused_beside_what_a_server_published(@TempDir Path data) {
        CourseFiles.sound().write(folder);
        try (Database database = Database.sqlite(data)) {
            PublishedCoursesTest.publish(database, folder);
        }
        CourseFiles files = correctionWithAnotherKey();
        Path course = files.write(folder);
        assertKeysNamed(check(course.toString(), "--before", data.toString()), course, files);
    }

    @Test
    void nothing_to_compare_with_ends_with_2(@TempDir Path empty) {
        Path course = CourseFiles.sound().write(folder);
        Printed printed = check(course.toString(), "--before", empty.toString());
        assertThat(printed.code()).isEqualTo(2);
        assertThat(printed.text()).contains("neither a course nor published versions");
    }
}
