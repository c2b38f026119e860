package qadam.wordlab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import qadam.catalog.Course;
import qadam.shared.Language;
import qadam.world.RealCourse;

/** What the word lab computes, on the lessons as they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class WordLabTest {
    private static final String KAZAKH = "Кеше мектебіміздің кітапханасына жаңа кітаптар әкелінді.";
    private final Map<Language, Learned> learned = new EnumMap<>(Language.class);
    private List<Course> courses;

    @BeforeAll
    void read() {
        courses = List.of(RealCourse.read());
    }

    private Learned learned(Language language) {
        return learned.computeIfAbsent(language, fresh -> Learned.from(courses, fresh));
    }

    @Test
    void a_tokenizer_that_never_met_kazakh_crumbles_it_and_one_that_did_does_not() {
        List<Piece> foreign = learned(Language.EN).pairs().cut(KAZAKH);
        List<Piece> own = learned(Language.KK).pairs().cut(KAZAKH);
        assertThat(foreign).hasSizeGreaterThan(2 * own.size()).anyMatch(Piece::crumb);
        assertThat(own).noneMatch(Piece::crumb);
        assertThat(String.join("", own.stream().map(Piece::shown).toList()).replace("␣", " ")).isEqualTo(KAZAKH);
    }

    @Test
    void byte_pairs_are_learned_as_the_paper_says_most_frequent_first() {
        Pairs pairs = Pairs.learn("low low low low lower lower newest newest newest", 5);
        assertThat(pairs.cut("low").stream().map(Piece::shown)).containsExactly("low");
        assertThat(pairs.cut("wol").stream().map(Piece::shown)).containsExactly("w", "o", "l");
        assertThat(Pairs.learn("ab", 10).cut("ab")).as("a pair that occurs once is no piece").hasSize(2);
    }

    @Test
    void temperature_sharpens_and_flattens_and_keeps_the_sum() {
        Chain chain = Chain.learn(List.of("ақ сүт", "ақ сүт", "ақ сүт", "ақ қар"));
        assertThat(chain.next("ақ", 1)).containsExactly(new Share("сүт", 0.75), new Share("қар", 0.25));
        assertThat(chain.next("ақ", 0.1).getFirst().share()).isGreaterThan(0.999);
        assertThat(chain.next("ақ", 2).getFirst().share()).isBetween(0.6, 0.65);
        assertThat(chain.next("жоқ", 1)).isEmpty();
    }

    @Test
    void a_written_sentence_is_traced_to_what_stands_in_a_lesson_and_what_does_not() {
        Traces traces = new Traces(List.of("Модель мәтінді көп мысалдан үйренеді.", "Бала кітапты жақсы көреді."));
        assertThat(traces.of(List.of("модель", "мәтінді", "көп", "кітапты"))).containsExactly(new Run("модель мәтінді көп", true), new Run("кітапты", false));
        assertThat(traces.isWhole(List.of("мәтінді", "көп", "мысалдан"))).isTrue();
        assertThat(traces.isWhole(List.of("мәтінді", "көп", "көреді"))).isFalse();
    }

    @Test
    void in_each_language_there_is_something_to_draw_and_a_sentence_ends() {
        for (Language language : Language.values()) {
            Learned learned = learned(language);
            assertThat(learned.words()).isGreaterThan(5_000);
            List<String> starts = learned.chain().starts(12);
            assertThat(starts).hasSize(12);
            List<String> said = learned.chain().write(starts.getFirst(), 1, new SplittableRandom(1));
            assertThat(said.size()).isBetween(2, Chain.LONGEST);
            assertThat(learned.chain().write(starts.getFirst(), 1, new SplittableRandom(1))).as("the same lot, the same sentence").isEqualTo(said);
        }
    }

    @Test
    void practice_items_and_keys_are_not_learned_from() {
        String all = LessonWords.of(courses, Language.EN).all();
        courses.getFirst().lessons().flatMap(lesson -> lesson.items().stream()).map(item -> item.stem().in(Language.EN))
            .filter(stem -> stem.length() > 60).forEach(stem -> assertThat(all).doesNotContain(stem));
        assertThat(all).doesNotContain("<svg").doesNotContain("</p>").doesNotContain("&amp;");
    }
}
