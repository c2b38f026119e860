package qadam.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.catalog.CourseFiles;
import qadam.shared.Language;
import qadam.shared.Texts;

/** One mistake planted, one mistake named, in the right file and on the right line. */
class MistakesTest {
    private static final CourseReader READER = new CourseReader(CompetenceFile.read(), Set.of("everyone"));
    private static final Texts TEXTS = new Texts();

    @TempDir
    Path folder;

    private final CourseFiles course = CourseFiles.sound();

    private void assertMistake(Rule rule, String file, String at) {
        assertMistake(rule, file, course.line(file, at));
    }

    private void assertMistake(Rule rule, String file, int line) {
        Reading reading = READER.read(course.write(folder));
        assertThat(reading.mistakes()).extracting(Mistake::rule, Mistake::file, Mistake::line)
            .containsExactly(org.assertj.core.groups.Tuple.tuple(rule, file, line));
        assertThat(reading.course().isPresent()).isEqualTo(rule.isWarning());
        for (Language language : Language.values()) {
            assertThat(reading.mistakes().getFirst().line(TEXTS, language)).startsWith(file + ":" + line + ": ").doesNotContain("{");
        }
    }

    @Test
    void missing_translation() {
        course.change("items/first.yaml", ", ru: \"A2\"", "");
        assertMistake(Rule.TRANSLATION_MISSING, "items/first.yaml", "text: {kk: \"A1\"");
    }

    @Test
    void missing_file() {
        course.remove("ru/second.md");
        assertMistake(Rule.FILE_MISSING, "units/only.yaml", "- id: second");
    }

    @Test
    void broken_yaml() {
        course.change("units/only.yaml", "summary: {kk: Бір бөлім,", "summary: [kk: Бір бөлім,");
        assertMistake(Rule.YAML_BROKEN, "units/only.yaml", 2);
    }

    @Test
    void comma_in_an_unquoted_text() {
        course.change("units/only.yaml", "summary: {kk: Бір бөлім,", "summary: {kk: Бір бөлім, екі сабақ,");
        assertMistake(Rule.KEY_UNKNOWN, "units/only.yaml", 2);
    }

    @Test
    void yaml_tag_that_would_make_an_object() {
        course.change("course.yaml", "hours: 2", "hours: !!java.net.URL [http://example.org]");
        Reading reading = READER.read(course.write(folder));
        assertThat(reading.mistakes()).anyMatch(mistake -> mistake.rule() == Rule.YAML_TRICK && mistake.line() == 5);
    }

    @Test
    void yaml_aliases_that_would_multiply() {
        course.change("course.yaml", "units: [only]", "units: &all [only]");
        Reading reading = READER.read(course.write(folder));
        assertThat(reading.mistakes()).anyMatch(mistake -> mistake.rule() == Rule.YAML_TRICK && mistake.line() == 8);
    }

    @Test
    void unknown_key() {
        course.change("items/first.yaml", "    difficulty: 1", "    dificulty: 3\n    difficulty: 1");
        assertMistake(Rule.KEY_UNKNOWN, "items/first.yaml", "dificulty");
    }

    @Test
    void key_that_stands_twice() {
        course.change("course.yaml", "level: 1", "level: 1\nlevel: 1");
        assertMistake(Rule.KEY_TWICE, "course.yaml", 3);
    }

    @Test
    void number_out_of_bounds() {
        course.change("items/first.yaml", "difficulty: 1", "difficulty: 7");
        assertMistake(Rule.VALUE_WRONG, "items/first.yaml", "difficulty: 7");
    }

    @Test
    void word_that_is_none_of_those_allowed() {
        course.change("course.yaml", "change: revision", "change: improvement");
        assertMistake(Rule.VALUE_WRONG, "course.yaml", "change");
    }

    @Test
    void track_that_the_programme_does_not_know() {
        course.change("course.yaml", "track: everyone", "track: astronauts");
        assertMistake(Rule.VALUE_WRONG, "course.yaml", "track");
    }

    @Test
    void unknown_type_of_question() {
        course.change("items/second.yaml", "type: numeric", "type: essay");
        Reading reading = READER.read(course.write(folder));
        assertThat(reading.mistakes()).anyMatch(mistake -> mistake.rule() == Rule.VALUE_WRONG
            && mistake.line() == course.line("items/second.yaml", "type: essay"));
    }

    @Test
    void name_that_cannot_stand_in_an_address() {
        course.change("items/first.yaml", "- id: c\n", "- id: Option C\n");
        assertMistake(Rule.NAME_WRONG, "items/first.yaml", "Option C");
    }

    @Test
    void name_used_twice_in_practice_and_bank() {
        course.change("bank/only.yaml", "id: asked", "id: one");
        assertMistake(Rule.ID_TWICE, "bank/only.yaml", "id: one");
    }

    @Test
    void unknown_competence() {
        course.change("items/second.yaml", "competence: how.1.1", "competence: how.9.9");
        assertMistake(Rule.COMPETENCE_UNKNOWN, "items/second.yaml", "how.9.9");
    }

    @Test
    void item_without_rationale() {
        course.change("items/second.yaml", "    rationale: {kk: \"SECRET\", ru: \"SECRET\", en: \"SECRET\"}\n", "");
        assertMistake(Rule.RATIONALE_MISSING, "items/second.yaml", "- id: match");
    }

    @Test
    void two_right_answers_in_single_choice() {
        course.change("items/first.yaml", "      - id: b\n", "      - id: b\n        correct: true\n");
        assertMistake(Rule.RIGHT_TWO, "items/first.yaml", "options:");
    }

    @Test
    void no_right_answer() {
        course.change("items/first.yaml", "        correct: true\n", "");
        assertMistake(Rule.RIGHT_NONE, "items/first.yaml", "options:");
    }

    @Test
    void multiple_choice_in_which_all_is_right() {
        course.change("items/first.yaml", "{id: c, text", "{id: c, correct: true, text").change("items/first.yaml", "{id: d, text", "{id: d, correct: true, text");
        Reading reading = READER.read(course.write(folder));
        assertThat(reading.mistakes()).extracting(Mistake::rule).containsExactly(Rule.RIGHT_ALL);
    }

    @Test
    void too_few_options() {
        course.change("bank/only.yaml", "          - {id: c, text: {kk: \"C1\", ru: \"C2\", en: \"C3\"}}\n".substring(4), "");
        assertMistake(Rule.OPTIONS_COUNT, "bank/only.yaml", "options:");
    }

    @Test
    void options_that_read_the_same() {
        course.change("items/first.yaml", "ru: \"B2\"", "ru: \"a2\"");
        assertMistake(Rule.OPTIONS_ALIKE, "items/first.yaml", "- id: b");
    }

    @Test
    void practice_option_without_why() {
        course.change("items/first.yaml", "        why: {kk: \"w\", ru: \"w\", en: \"w\"}\n", "");
        assertMistake(Rule.WHY_MISSING, "items/first.yaml", "- id: a");
    }

    @Test
    void number_question_without_its_answer() {
        course.change("items/second.yaml", "    answer: 80\n", "");
        assertMistake(Rule.ANSWER_MISSING, "items/second.yaml", "- id: sum");
    }

    @Test
    void exam_item_with_the_stem_of_a_practice_item() {
        course.change("bank/only.yaml", "Exam question number one", "Which of these, is FIRST");
        assertMistake(Rule.STEM_SHARED, "bank/only.yaml", "Which of these, is FIRST");
    }

    @Test
    void near_identical_stem_is_found_and_a_merely_similar_one_is_not() {
        String practised = "Модель қара мысықты ит деп қалды екен оның ең ықтимал себебі қайсы деп ойлайсыз сіз";
        assertThat(alike(practised, practised.replace("сіз", "Сіз?"))).isTrue();
        assertThat(alike(practised, practised.replace("Модель", "Бір модель"))).isTrue();
        assertThat(alike(practised, "Модель ақ мысықты қоян деп таныды, енді не істеу керек деп ойлайсыз сіз")).isFalse();
    }

    private static boolean alike(String one, String other) {
        return Stems.alike(Stems.runs(localized(one), Language.KK), Stems.runs(localized(other), Language.KK));
    }

    private static qadam.shared.Localized localized(String text) {
        return new qadam.shared.Localized(text, text, text);
    }

    @Test
    void blueprint_that_the_bank_cannot_fill() {
        course.change("exam.yaml", "how: 1", "how: 5");
        assertMistake(Rule.BLUEPRINT_UNFILLABLE, "exam.yaml", "how: 5");
    }

    @Test
    void exam_of_another_version() {
        course.change("exam.yaml", "course_version: 1", "course_version: 2");
        assertMistake(Rule.EXAM_OTHER, "exam.yaml", "course_version");
    }

    @Test
    void lesson_with_one_source() {
        course.change("units/only.yaml", "      - {title: Another book, by: Another writer, where: \"Astana, 2021\"}\n", "");
        assertMistake(Rule.SOURCES_FEW, "units/only.yaml", "sources:");
    }

    @Test
    void source_that_would_run() {
        course.change("units/only.yaml", "https://example.org/book", "javascript:alert(1)");
        assertMistake(Rule.LINK_REFUSED, "units/only.yaml", "javascript");
    }

    @Test
    void dangling_link() {
        course.change("kk/first.md", "(second.md)", "(third.md)");
        assertMistake(Rule.LINK_DANGLING, "kk/first.md", "third.md");
    }

    @Test
    void link_that_would_run() {
        course.change("en/first.md", "(https://example.org/)", "(javascript:alert(1))");
        assertMistake(Rule.LINK_REFUSED, "en/first.md", "javascript");
    }

    @Test
    void practice_that_does_not_exist() {
        course.change("ru/second.md", "[[practice: word]]", "[[practice: word]]\n\n[[practice: ghost]]");
        assertMistake(Rule.PRACTICE_UNKNOWN, "ru/second.md", "ghost");
    }

    @Test
    void practice_in_the_middle_of_a_sentence() {
        course.change("ru/second.md", "[[practice: word]]", "[[practice: word]]\n\nNow try [[practice: word]] please.");
        assertMistake(Rule.PRACTICE_MISPLACED, "ru/second.md", "Now try");
    }

    @Test
    void practice_that_stands_twice() {
        course.change("kk/second.md", "[[practice: word]]", "[[practice: word]]\n\n[[practice: word]]");
        assertMistake(Rule.PRACTICE_TWICE, "kk/second.md", course.line("kk/second.md", "[[practice: word]]") + 2);
    }

    @Test
    void practice_left_out_of_a_language() {
        course.change("en/second.md", "[[practice: word]]\n", "");
        assertMistake(Rule.PRACTICE_ABSENT, "en/second.md", 7);
    }

    @Test
    void practice_in_another_order_than_in_the_kazakh_text() {
        course.change("en/second.md", "[[practice: match]]\n\n[[practice: sum]]", "[[practice: sum]]\n\n[[practice: match]]");
        assertMistake(Rule.PRACTICE_ORDER, "en/second.md", 7);
    }

    @Test
    void raw_html() {
        course.change("en/first.md", "## A part", "## A part\n\n<script>alert(1)</script>");
        assertMistake(Rule.RAW_HTML, "en/first.md", "<script>");
    }

    @Test
    void title_repeated_in_the_text() {
        course.change("en/first.md", "## A part", "# A part");
        assertMistake(Rule.HEADING_WRONG, "en/first.md", "# A part");
    }

    @Test
    void lesson_without_its_head() {
        course.put("en/first.md", "Text only\n");
        Reading reading = READER.read(course.write(folder));
        assertThat(reading.mistakes()).anyMatch(mistake -> mistake.rule() == Rule.FRONT_MATTER_MISSING && mistake.line() == 1);
    }

    @Test
    void reviewer_without_a_date() {
        course.change("ru/first.md", "reviewer: Daniyar, 2026-12-01", "reviewer: Daniyar, soon");
        assertMistake(Rule.REVIEWER_WRONG, "ru/first.md", "reviewer");
    }

    @Test
    void lesson_too_short_is_worth_a_look() {
        course.change("ru/first.md", "сөз ".repeat(100), "");
        assertMistake(Rule.LESSON_LENGTH, "ru/first.md", 7);
    }

    @Test
    void picture_without_alt_text() {
        course.change("kk/first.md", "![Бір алма]", "![]");
        assertMistake(Rule.PICTURE_WITHOUT_ALT, "kk/first.md", "![]");
    }

    @Test
    void picture_that_does_not_exist_and_picture_outside_the_folder() {
        course.change("kk/first.md", "images/apples.svg", "images/pears.svg").change("ru/first.md", "images/apples.svg", "../../secret.svg");
        Reading reading = READER.read(course.write(folder));
        assertThat(reading.mistakes()).filteredOn(mistake -> !mistake.isWarning()).extracting(Mistake::rule, Mistake::file, Mistake::line).containsExactly(
            org.assertj.core.groups.Tuple.tuple(Rule.PICTURE_MISSING, "kk/first.md", course.line("kk/first.md", "pears")),
            org.assertj.core.groups.Tuple.tuple(Rule.PICTURE_MISSING, "ru/first.md", course.line("ru/first.md", "secret")));
    }

    @Test
    void picture_within_a_sentence() {
        course.change("kk/first.md", "## A part", "Here ![x](images/apples.svg) it is.\n\n## A part");
        assertMistake(Rule.PICTURE_MISPLACED, "kk/first.md", "Here");
    }

    @Test
    void file_that_belongs_to_nothing_is_worth_a_look() {
        course.put("kk/forgotten.md", "…\n");
        assertMistake(Rule.FILE_STRAY, "kk/forgotten.md", 1);
    }

    @Test
    void file_too_large() {
        course.put("images/apples.svg", "<svg>" + "x".repeat(300_000) + "</svg>");
        Reading reading = READER.read(course.write(folder));
        assertThat(reading.mistakes()).filteredOn(mistake -> !mistake.isWarning()).extracting(Mistake::rule, Mistake::file)
            .containsExactly(org.assertj.core.groups.Tuple.tuple(Rule.FILE_TOO_LARGE, "images/apples.svg"));
    }

    @Test
    void symbolic_link_out_of_the_folder_is_not_followed() throws IOException {
        Path secret = Files.writeString(folder.resolve("secret.md"), "TOP SECRET");
        Path written = course.write(folder);
        Files.delete(written.resolve("kk/first.md"));
        Files.createSymbolicLink(written.resolve("kk/first.md"), secret);
        Reading reading = READER.read(written);
        assertThat(reading.mistakes()).extracting(Mistake::rule, Mistake::file)
            .containsExactly(org.assertj.core.groups.Tuple.tuple(Rule.FILE_LINK, "kk/first.md"));
        assertThat(reading.draft().toString()).doesNotContain("TOP SECRET");
    }

    @Test
    void bytes_that_are_no_text() throws IOException {
        Path written = course.write(folder);
        Files.write(written.resolve("kk/first.md"), new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        assertThat(READER.read(written).mistakes()).anyMatch(mistake -> mistake.rule() == Rule.FILE_UNREADABLE && mistake.file().equals("kk/first.md"));
    }

    @Test
    void all_mistakes_are_named_at_once() {
        course.change("items/first.yaml", "difficulty: 1", "difficulty: 9").change("kk/first.md", "(second.md)", "(third.md)")
            .change("units/only.yaml", "competences: [how.1.1]", "competences: [how.8.8]").remove("en/second.md");
        Reading reading = READER.read(course.write(folder));
        assertThat(reading.mistakes()).extracting(Mistake::rule)
            .containsExactlyInAnyOrder(Rule.VALUE_WRONG, Rule.LINK_DANGLING, Rule.COMPETENCE_UNKNOWN, Rule.FILE_MISSING);
        assertThat(reading.course()).isEmpty();
        assertThat(reading.draft()).isPresent();
    }
}
