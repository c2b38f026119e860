package qadam.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Item;
import qadam.catalog.reading.GlossaryFile;
import qadam.shared.Language;
import qadam.world.RealCourse;
import qadam.world.SmallCourse;

/** Over the course that the repository ships. */
class SearchTest {
    private static final Course COURSE = RealCourse.read();
    private static final Shown SHOWN = new Shown(List.of(COURSE));
    private static final Search SEARCH = new Search(SHOWN, GlossaryFile.read(Path.of("courses")));

    /** What is shown can be changed under the search. */
    private static final class Shown implements Courses {
        private volatile List<Course> courses;

        private Shown(List<Course> courses) {
            this.courses = courses;
        }

        @Override
        public List<Course> all() {
            return courses;
        }

        @Override
        public Optional<Course> find(String slug) {
            return courses.stream().filter(course -> course.slug().equals(slug)).findFirst();
        }

        @Override
        public Optional<Course> find(String slug, int version) {
            return find(slug);
        }
    }

    private static List<String> lessons(Language language, String question) {
        return SEARCH.find(language, question, 5).stream().map(found -> found.passage().lesson()).toList();
    }

    @ParameterizedTest
    @CsvSource({"KK, дипфейктен қалай сақтануға болады, deepfakes-and-scams", "KK, токендер қазақ сөздерін қалай бөледі, tokens-and-kazakh",
        "KK, жеке деректерді қорғау, privacy-and-personal-data", "RU, как защитить персональные данные, privacy-and-personal-data",
        "RU, почему модель выдумывает, why-it-makes-things-up", "EN, how do computers see pictures, how-computers-see", "EN, deepfake scams, deepfakes-and-scams"})
    void a_question_finds_its_lesson_in_each_language(Language language, String question, String lesson) {
        assertThat(lessons(language, question)).contains(lesson);
        assertThat(SEARCH.find(language, question, 5)).allSatisfy(found -> assertThat(found.passage().language()).isEqualTo(language));
    }

    @ParameterizedTest
    @ValueSource(strings = {"жеке деректерді қорғау", "жеке деректерди коргау", "jeke derekterdi qorgau", "жеке деpектеpді қорғау"})
    void however_it_is_typed(String question) {
        assertThat(lessons(Language.KK, question)).contains("privacy-and-personal-data");
    }

    @ParameterizedTest
    @CsvSource({"KK, hallucination", "KK, галлюцинация", "RU, hallucination"})
    void a_word_of_the_trade_is_found_by_its_names_in_other_languages(Language language, String term) {
        assertThat(lessons(language, term)).contains("why-it-makes-things-up");
    }

    @ParameterizedTest
    @CsvSource({"KK, qwrtzp", "KK, фывапролдж", "KK, zzkxqv mnbvgt", "RU, qwrtzp", "EN, qwrtzp"})
    void nonsense_finds_nothing(Language language, String question) {
        assertThat(lessons(language, question)).isEmpty();
    }

    @Test
    void what_was_found_can_be_highlighted() {
        Found first = SEARCH.find(Language.KK, "дипфейк", 1).getFirst();
        String text = first.passage().text();
        assertThat(first.marks()).isNotEmpty().allSatisfy(mark ->
            assertThat(text.substring(mark.from(), mark.to()).toLowerCase(Locale.ROOT)).containsAnyOf("дипфейк", "терең", "жалған"));
        assertThat(first.marks()).anySatisfy(mark -> assertThat(text.substring(mark.from(), mark.to()).toLowerCase(Locale.ROOT)).startsWith("дипфейк"));
        assertThat(IntStream.range(1, first.marks().size())).allMatch(i -> first.marks().get(i - 1).to() <= first.marks().get(i).from());
    }

    @Test
    void a_term_of_two_words_is_highlighted_only_where_they_stand_together() {
        List<Found> found = SEARCH.find(Language.KK, "AI", 20);
        assertThat(found).isNotEmpty().anySatisfy(one -> assertThat(marked(one)).containsSubsequence("жасанды", "интеллект"));
        assertThat(found).allSatisfy(one -> assertThat(marked(one).stream().filter("жасанды"::equals).count())
            .isEqualTo(one.passage().text().toLowerCase(Locale.ROOT).split("жасанды интеллект", -1).length - 1));
    }

    private static List<String> marked(Found found) {
        return found.marks().stream().map(mark -> found.passage().text().substring(mark.from(), mark.to()).toLowerCase(Locale.ROOT)).toList();
    }

    @Test
    void forms_of_a_word_find_and_mark_each_other() {
        assertThat(SEARCH.find(Language.RU, "токен", 10)).flatExtracting(SearchTest::marked).contains("токен", "токеном", "токенами");
        assertThat(SEARCH.find(Language.RU, "еще", 3).size()).isEqualTo(SEARCH.find(Language.RU, "ещё", 3).size());
        assertThat(SEARCH.find(Language.KK, "ЖИ", 50)).flatExtracting(SearchTest::marked).contains("жи").doesNotContain("жиі");
        assertThat(SEARCH.find(Language.EN, "models", 10)).flatExtracting(SearchTest::marked).contains("model", "models");
    }

    @Test
    void the_better_comes_first_and_no_more_than_asked_for() {
        List<Found> found = SEARCH.find(Language.RU, "модель учится на примерах", 7);
        assertThat(found).hasSize(7).isSortedAccordingTo((one, other) -> Float.compare(other.score(), one.score()));
        assertThat(SEARCH.find(Language.RU, "модель", Integer.MAX_VALUE)).hasSizeLessThanOrEqualTo(100);
        assertThat(SEARCH.find(Language.RU, "модель", -1)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void an_address_leads_to_the_part_of_the_lesson(Language language) {
        assertThat(Passages.of(COURSE, language)).isNotEmpty().allSatisfy(passage -> {
            assertThat(passage.address()).matches("/" + language.tag() + "/courses/ai-for-everyone/[a-z-]+(#part-\\d+)?");
            assertThat(passage.text()).isNotBlank().doesNotContain("<", "&amp;");
            assertThat(passage.text().split("\\s+").length).isLessThan(250);
        });
        assertThat(Passages.of(COURSE, language)).anyMatch(passage -> !passage.heading().isEmpty());
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void no_question_reason_or_bank_is_in_a_passage(Language language) {
        String all = String.join("\n", Passages.of(COURSE, language).stream().map(Passage::indexed).toList());
        Stream<Item> items = Stream.concat(COURSE.bank().stream(), COURSE.lessons().flatMap(lesson -> lesson.items().stream()));
        assertThat(items.toList()).isNotEmpty().allSatisfy(item ->
            assertThat(all).doesNotContain(item.stem().in(language)).doesNotContain(item.rationale().in(language)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "???", "\uD800", "*", "a AND (b OR", "text:x~2^9", "<script>alert(1)</script>", "\u0000\u0001"})
    void nothing_is_thrown_whatever_is_asked(String question) {
        for (Language language : Language.values()) {
            assertThat(SEARCH.find(language, question, 10)).hasSizeLessThanOrEqualTo(10);
            assertThat(SEARCH.find(language, question + " модель".repeat(100_000), 10)).isNotNull();
        }
    }

    @Test
    void a_new_version_is_found_and_the_old_one_no_more() {
        Shown shown = new Shown(List.of(COURSE));
        Search search = new Search(shown, GlossaryFile.read(Path.of("courses")));
        assertThat(search.find(Language.KK, "дипфейк", 5)).isNotEmpty();
        shown.courses = List.of(SmallCourse.course());
        assertThat(search.find(Language.KK, "дипфейк", 5)).isEmpty();
        assertThat(search.find(Language.KK, "first", 5)).extracting(found -> found.passage().course()).contains("small");
    }

    @Test
    void many_ask_while_it_is_made_and_all_are_answered() {
        Search search = new Search(SHOWN, GlossaryFile.read(Path.of("courses")));
        assertThat(IntStream.range(0, 64).parallel().mapToObj(i -> search.find(Language.KK, "дипфейк", 3).size()).toList()).containsOnly(3);
    }
}
