package qadam.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.catalog.Course;
import qadam.catalog.CourseFiles;
import qadam.catalog.Lesson;
import qadam.catalog.LessonText;
import qadam.catalog.TaskType;
import qadam.shared.Language;

class CourseReaderTest {
    private static final CourseReader READER = new CourseReader(CompetenceFile.read(), Set.of());

    @TempDir
    Path folder;

    private Reading read(CourseFiles files) {
        return READER.read(files.write(folder));
    }

    @Test
    void sound_course_is_read_whole_without_a_mistake() {
        Reading reading = read(CourseFiles.sound());
        assertThat(reading.mistakes()).isEmpty();
        Course course = reading.course().orElseThrow();
        assertThat(course.slug()).isEqualTo("small");
        assertThat(course.lessons().map(Lesson::id)).containsExactly("first", "second");
        assertThat(course.bank()).hasSize(2);
        assertThat(course.exam().orElseThrow().blueprint()).containsEntry("how", 1);
        assertThat(course.lesson("first").orElseThrow().items()).extracting(item -> TaskType.of(item.task()))
            .containsExactly(TaskType.SINGLE, TaskType.MULTIPLE, TaskType.ORDERING);
        assertThat(course.lesson("second").orElseThrow().items()).extracting(item -> TaskType.of(item.task()))
            .containsExactly(TaskType.MATCHING, TaskType.NUMERIC, TaskType.TEXT);
    }

    @Test
    void practice_splits_the_text_and_links_lead_to_addresses_in_the_same_language() {
        LessonText text = read(CourseFiles.sound()).course().orElseThrow().lesson("first").orElseThrow().in(Language.RU);
        assertThat(text.parts()).hasSize(4);
        assertThat(text.parts().get(1)).isEqualTo(new LessonText.Practice("one"));
        String html = ((LessonText.Prose) text.parts().getFirst()).html();
        assertThat(html).contains("<a href=\"/ru/courses/small/second\">", "<h2 id=\"part-1\">A part</h2>",
            "<a rel=\"noopener noreferrer\" href=\"https://example.org/\">");
        assertThat(html).contains("<figure class=\"figure\"><svg class=\"drawing\" role=\"img\" aria-label=\"Бір алма\"", ">яблоко</text>");
        assertThat(text.provenance().reviewer()).contains("Daniyar");
    }

    @Test
    void reading_time_follows_the_language() {
        Lesson lesson = read(CourseFiles.sound()).course().orElseThrow().lesson("first").orElseThrow();
        assertThat(lesson.in(Language.KK).minutes()).isEqualTo(8);   // 569 words at 140, and 3 items
        assertThat(lesson.in(Language.RU).minutes()).isEqualTo(7);
        assertThat(lesson.in(Language.EN).minutes()).isEqualTo(7);
    }

    @Test
    void same_files_have_the_same_hash_and_an_item_keeps_its_own_when_another_changes() {
        Course before = read(CourseFiles.sound()).course().orElseThrow();
        assertThat(read(CourseFiles.sound()).course().orElseThrow().hash()).isEqualTo(before.hash());
        Course after = read(CourseFiles.sound().change("items/first.yaml", "A1", "A changed")).course().orElseThrow();
        assertThat(after.hash()).isNotEqualTo(before.hash());
        assertThat(after.lesson("first").orElseThrow().item("one")).isNotEqualTo(before.lesson("first").orElseThrow().item("one"));
        assertThat(after.lesson("first").orElseThrow().item("some")).isEqualTo(before.lesson("first").orElseThrow().item("some"));
    }

    @Test
    void editors_signature_does_not_make_another_question() {
        Course before = read(CourseFiles.sound()).course().orElseThrow();
        Course after = read(CourseFiles.sound().change("items/first.yaml", "kk: {author: Aigerim, reviewer: }",
            "kk: {author: Aigerim, reviewer: \"Daniyar, 2026-12-01\"}")).course().orElseThrow();
        assertThat(after.lesson("first").orElseThrow().items().getFirst().hash())
            .isEqualTo(before.lesson("first").orElseThrow().items().getFirst().hash());
    }

    @Test
    void the_real_course_has_no_mistake_and_is_as_large_as_promised() {
        Reading reading = READER.read(Path.of("courses/ai-for-everyone"));
        assertThat(reading.mistakes()).filteredOn(mistake -> !mistake.isWarning()).isEmpty();
        Course course = reading.course().orElseThrow();
        assertThat(course.units()).hasSizeGreaterThanOrEqualTo(6).allMatch(unit -> unit.lessons().size() >= 3);
        assertThat(course.lessons().toList()).allMatch(lesson -> lesson.items().size() >= 5);
        assertThat(course.bank()).hasSizeGreaterThanOrEqualTo(90);
    }

    @Test
    void the_pupils_course_has_no_mistake_no_warning_and_a_bank_to_draw_from() {
        Reading reading = READER.read(Path.of("courses/machines-that-see"));
        assertThat(reading.mistakes()).isEmpty();
        Course course = reading.course().orElseThrow();
        assertThat(course.track()).isEqualTo("schoolkids");
        assertThat(course.lessons().toList()).hasSizeBetween(6, 8).allMatch(lesson -> lesson.items().size() >= 4);
        assertThat(course.bank()).hasSizeGreaterThanOrEqualTo(60);
    }

    @Test
    void a_lesson_as_long_as_for_adults_is_too_long_for_pupils() {
        Reading reading = read(CourseFiles.sound().change("course.yaml", "track: everyone", "track: schoolkids"));
        assertThat(reading.mistakes()).isNotEmpty().allMatch(mistake -> mistake.rule() == Rule.LESSON_LENGTH && mistake.isWarning());
    }

    @Test
    void a_sealed_bank_is_read_by_the_same_rules() {
        BankReading good = READER.readBank("sealed.yaml", """
            written: {kk: {author: A}, ru: {author: A}, en: {author: A}}
            items:
              - id: q
                type: numeric
                competence: how.1.1
                difficulty: 1
                stem: {kk: a, ru: b, en: c}
                answer: 1
                rationale: {kk: a, ru: b, en: c}
            """);
        assertThat(good.mistakes()).isEmpty();
        assertThat(good.items()).hasSize(1);
        BankReading bad = READER.readBank("sealed.yaml", "items:\n  - id: q\n");
        assertThat(bad.hasMistakes()).isTrue();
        assertThat(bad.mistakes()).allMatch(mistake -> mistake.file().equals("sealed.yaml") && mistake.line() > 0);
        assertThat(List.copyOf(bad.items())).isEmpty();
    }
}
