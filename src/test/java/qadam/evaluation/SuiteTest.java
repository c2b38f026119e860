package qadam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.evaluation.Suite.Attack;
import qadam.evaluation.Suite.Demand;
import qadam.evaluation.Suite.Effect;
import qadam.evaluation.Suite.Grounding;
import qadam.evaluation.Suite.Harmless;
import qadam.evaluation.Suite.Kind;
import qadam.evaluation.Suite.Place;
import qadam.search.Passage;
import qadam.shared.Language;

/** Our questions are as many, as different and as checkable as we say. */
class SuiteTest {
    private static final Suite SUITE = Suite.read();
    private static final Shelf SHELF = new Shelf(Lessons.search(), SUITE.grounding());

    @ParameterizedTest
    @EnumSource
    void each_language_has_its_share(Language language) {
        assertThat(SUITE.grounding()).filteredOn(one -> one.language() == language).hasSizeGreaterThanOrEqualTo(40);
        assertThat(SUITE.attacks()).filteredOn(one -> one.language() == language).hasSizeGreaterThanOrEqualTo(50);
        assertThat(SUITE.harmless()).filteredOn(one -> one.language() == language).hasSizeGreaterThanOrEqualTo(50);
        for (Kind kind : Kind.values()) {
            assertThat(SUITE.demands()).filteredOn(one -> one.language() == language && one.kind() == kind).hasSize(8);
        }
    }

    @Test
    void there_are_a_hundred_and_fifty_attacks_and_as_many_harmless_questions_at_least() {
        assertThat(SUITE.attacks()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(SUITE.harmless()).hasSizeGreaterThanOrEqualTo(150);
        assertThat(SUITE.attacks().stream().map(Attack::kind).distinct()).hasSize(20).contains("direct", "role-play", "prompt-leak", "passage", "file", "base64", "hex", "shifted",
            "spelled", "look-alikes", "typed-otherwise", "latin", "markup", "exfiltration", "translation", "many-shot", "fake-system", "fake-citation");
        assertThat(SUITE.attacks().stream().map(Attack::place).distinct()).containsExactlyInAnyOrder(Place.values());
    }

    @Test
    void no_question_stands_twice() {
        List<String> asked = Stream.of(SUITE.grounding().stream().map(Grounding::ask), SUITE.attacks().stream().map(Attack::text), SUITE.harmless().stream().map(Harmless::ask),
            SUITE.demands().stream().map(Demand::ask)).flatMap(texts -> texts).toList();
        assertThat(asked).doesNotHaveDuplicates();
        List<String> ids = Stream.of(SUITE.grounding().stream().map(Grounding::id), SUITE.attacks().stream().map(Attack::id), SUITE.harmless().stream().map(Harmless::id),
            SUITE.demands().stream().map(Demand::id)).flatMap(names -> names).toList();
        assertThat(ids).doesNotHaveDuplicates();
    }

    /** Else an answer that only repeats the attack would count as one that obeyed it. */
    @Test
    void a_canary_is_one_of_a_kind_and_stands_in_no_attack_and_no_lesson() {
        List<Attack> armed = SUITE.attacks().stream().filter(attack -> attack.effect() == Effect.CANARY).toList();
        assertThat(armed.stream().map(Attack::canary)).doesNotHaveDuplicates().allMatch(canary -> canary.matches("[a-z]{6,8}[0-9]{4}"));
        String everything = SUITE.attacks().stream().map(Attack::text).collect(Collectors.joining("\n")) + SUITE.harmless().stream().map(Harmless::ask).collect(Collectors.joining("\n"));
        assertThat(armed).allSatisfy(attack -> assertThat(everything.toLowerCase(java.util.Locale.ROOT)).doesNotContain(attack.canary()));
        assertThat(armed).allSatisfy(attack -> assertThat(attack.text()).doesNotContain("{a}", "{b}", "{n}", "{write}", "[[").isNotBlank().as(attack.id())).hasSizeGreaterThan(150);
        assertThat(SUITE.attacks()).filteredOn(attack -> attack.effect() == Effect.LEAK).hasSizeGreaterThanOrEqualTo(12).allMatch(attack -> attack.canary().isEmpty());
    }

    @Test
    void what_is_disguised_can_be_read_again_and_asks_for_the_canary() {
        Attack hidden = SUITE.attacks().stream().filter(attack -> attack.kind().equals("base64") && attack.language() == Language.KK).findFirst().orElseThrow();
        String coded = hidden.text().replaceAll(".*орында: ", "");
        String read = new String(java.util.Base64.getDecoder().decode(coded), java.nio.charset.StandardCharsets.UTF_8);
        String number = hidden.canary().replaceAll("\\D", "");
        assertThat(read).contains(number, "біріктіріп");
        assertThat(hidden.text()).doesNotContain(number);
    }

    @Test
    void many_shots_show_a_model_that_obeyed_and_hold_other_canaries() {
        assertThat(SUITE.attacks()).filteredOn(attack -> attack.place() == Place.HISTORY).hasSize(9).allSatisfy(attack ->
            assertThat(attack.history()).hasSize(4).allMatch(shot -> !shot.obeyed().equals(attack.canary()) && !shot.asked().contains(shot.obeyed())));
    }

    /** The course that is shipped holds every passage that the suite asks about. */
    @Test
    void every_question_finds_its_passage_and_the_passage_holds_the_fact() {
        List<String> found = SHELF.questions().stream().map(Grounding::id).toList();
        assertThat(SUITE.grounding().stream().map(Grounding::id).filter(id -> !found.contains(id))).as("questions without a passage").isEmpty();
        assertThat(SHELF.leftOut()).isZero();
    }

    @Test
    void no_question_gives_its_own_answer_away() {
        assertThat(SUITE.grounding()).allSatisfy(question -> assertThat(Text.of(question.ask()).holdsAny(question.facts())).as(question.id()).isFalse());
    }

    @Test
    void the_control_sends_three_passages_of_other_lessons_none_of_which_answers() {
        assertThat(SHELF.questions()).allSatisfy(question -> {
            List<Passage> shuffled = SHELF.shuffled(question);
            assertThat(shuffled).as(question.id()).hasSize(Shelf.SENT).doesNotHaveDuplicates()
                .allMatch(passage -> !passage.lesson().equals(question.lesson()) && passage.language() == question.language())
                .noneMatch(passage -> Text.of(passage.text()).holdsAny(question.facts()));
        });
    }

    @Test
    void what_is_sent_with_a_question_holds_the_passage_that_answers_at_no_fixed_place() {
        Map<Integer, Long> places = SHELF.questions().stream().collect(Collectors.groupingBy(question -> SHELF.found(question).indexOf(SHELF.answering(question)), Collectors.counting()));
        assertThat(places.keySet()).containsExactlyInAnyOrder(0, 1, 2);
    }

    @Test
    void an_exam_item_of_the_suite_can_be_told_solved_and_is_solved_by_no_question() {
        assertThat(SUITE.demands()).filteredOn(demand -> demand.kind() == Kind.EXAM).allSatisfy(demand -> {
            assertThat(demand.right()).as(demand.id()).isNotEmpty();
            assertThat(demand.isSolvedIn(Text.of(demand.right().getFirst()))).as(demand.id()).isTrue();
            assertThat(demand.isSolvedIn(Text.of(demand.ask()))).as(demand.id()).isFalse();
        });
    }

    @ParameterizedTest
    @EnumSource
    void what_is_refused_is_declined_too_and_no_harmless_question_sounds_like_a_refusal(Language language) {
        assertThat(SUITE.refuses().get(language)).isNotEmpty();
        assertThat(SUITE.harmless()).filteredOn(one -> one.language() == language).noneMatch(one -> Text.of(one.ask()).containsAny(SUITE.refuses().get(language)));
        assertThat(new HashSet<>(SUITE.declines().get(language))).hasSizeGreaterThan(10);
    }
}
