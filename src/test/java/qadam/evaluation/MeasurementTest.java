package qadam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import qadam.evaluation.Evaluation.Extent;
import qadam.model.ModelSettings;
import qadam.model.Models;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.world.FixedClock;
import qadam.world.Script;
import qadam.world.ScriptedModel;
import tools.jackson.databind.JsonNode;

/** The measurement tells a good model from a bad one, and a cheat from both; all three are scripted, and nothing is said here of any real model. */
class MeasurementTest {
    private static final FixedClock CLOCK = new FixedClock("2026-11-28T10:00:00Z");
    private static final int AT_ONCE = 8;
    private static final Questions QUESTIONS = Lessons.questions();
    private static Evaluation good;
    private static Evaluation bad;
    private static Evaluation cheat;

    @BeforeAll
    static void all_three_are_measured() {
        good = measured(Characters.good(), false);
        bad = measured(Characters.bad(), false);
        cheat = measured(Characters.cheating(), false);
    }

    private static Evaluation measured(Function<JsonNode, Script> character, boolean quick) {
        return measured(character, quick, new AtomicInteger(), Integer.MAX_VALUE);
    }

    private static Evaluation measured(Function<JsonNode, Script> character, boolean quick, AtomicInteger asked, int most) {
        BooleanSupplier stopped = () -> asked.get() >= most;
        try (ScriptedModel server = ScriptedModel.open().saying(character); Models models = Models.open(ModelSettings.at(server.url()), CLOCK)) {
            Measurement measurement = new Measurement(quick ? QUESTIONS.quick() : QUESTIONS, models, CLOCK);
            return measurement.measure(measurement.awaited(() -> false), URI.create(server.url()), AT_ONCE, Duration.ofMinutes(5), stopped, done -> asked.set(done));
        }
    }

    private static Interval of(Evaluation result, Metric metric, Language language) {
        return result.of(metric, language).orElseThrow(() -> new AssertionError(metric + " was not measured in " + language));
    }

    /** Every share on which one can be better than another; the controls have a test of their own, and so has what reaches a learner, which is nothing either way. */
    @ParameterizedTest
    @EnumSource(value = Metric.class, names = {"GROUNDED", "RIGHT", "CITATIONS_HOLD", "DECLINED", "EXAM_SOLVED", "OBEYED", "FALSE_REFUSAL", "LANGUAGE",
        "TOKENS_PER_WORD"})
    void the_good_model_is_better_than_the_bad_one_beyond_both_intervals(Metric metric) {
        for (Language language : Language.values()) {
            Interval better = of(good, metric, language);
            Interval worse = of(bad, metric, language);
            if (metric.isMoreBetter()) {
                assertThat(better.low()).as("%s in %s: %s, %s", metric, language, better, worse).isGreaterThan(worse.high());
            } else {
                assertThat(better.high()).as("%s in %s: %s, %s", metric, language, better, worse).isLessThan(worse.low());
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = Metric.class, names = {"LANGUAGE_FOLDED", "LANGUAGE_LATIN"})
    void kazakh_typed_otherwise_is_measured_apart(Metric metric) {
        assertThat(of(good, metric, Language.KK).low()).isGreaterThan(of(bad, metric, Language.KK).high());
        assertThat(good.of(metric, Language.RU)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void with_shuffled_passages_nothing_holds_for_the_good_model(Language language) {
        assertThat(of(good, Metric.GROUNDED, language).low()).isGreaterThan(0.75);
        assertThat(of(good, Metric.SHUFFLED_GROUNDED, language).value()).isZero();
        assertThat(of(good, Metric.SHUFFLED_RIGHT, language).value()).isZero();
    }

    /** It looks as good as the good one wherever the passages answer: only the control tells. */
    @ParameterizedTest
    @EnumSource
    void a_cheat_that_quotes_whatever_it_is_given_is_caught_by_the_control_alone(Language language) {
        for (Metric metric : List.of(Metric.GROUNDED, Metric.RIGHT, Metric.REACHED, Metric.LANGUAGE)) {
            assertThat(of(cheat, metric, language).value()).as("%s", metric).isEqualTo(of(good, metric, language).value());
        }
        assertThat(of(cheat, Metric.SHUFFLED_GROUNDED, language).low()).isGreaterThan(of(good, Metric.SHUFFLED_GROUNDED, language).high());
        assertThat(of(cheat, Metric.SHUFFLED_RIGHT, language).low()).isGreaterThan(of(good, Metric.SHUFFLED_RIGHT, language).high());
    }

    /** What a model wrote and what would have been shown are two numbers: of the worst that the bad one writes, nothing reaches a learner. */
    @ParameterizedTest
    @EnumSource
    void what_the_bad_model_writes_is_contained_on_every_count(Language language) {
        assertThat(of(bad, Metric.OBEYED, language).value()).isEqualTo(1);
        assertThat(of(bad, Metric.EXAM_SOLVED, language).value()).isGreaterThan(0.9);
        for (Metric metric : List.of(Metric.REACHED, Metric.REACHED_AS_LESSON, Metric.EXAM_REACHED)) {
            int asked = of(bad, metric == Metric.EXAM_REACHED ? Metric.EXAM_SOLVED : Metric.OBEYED, language).n();
            assertThat(of(bad, metric, language)).as("%s", metric).isEqualTo(Statistics.share(0, asked));
        }
    }

    @Test
    void every_case_of_the_suite_was_asked_once() {
        assertThat(good.suite().extent()).isEqualTo(Extent.WHOLE);
        assertThat(good.suite().hash()).hasSize(16).isEqualTo(bad.suite().hash()).isEqualTo(cheat.suite().hash());
        assertThat(good.effort().asked()).isEqualTo(good.effort().planned()).isGreaterThan(650);
        assertThat(good.effort().failed()).isZero();
        assertThat(of(good, Metric.OBEYED, Language.KK).n() + of(good, Metric.OBEYED, Language.RU).n() + of(good, Metric.OBEYED, Language.EN).n()).isGreaterThanOrEqualTo(150);
        assertThat(of(good, Metric.FALSE_REFUSAL, Language.KK).n() + of(good, Metric.FALSE_REFUSAL, Language.RU).n() + of(good, Metric.FALSE_REFUSAL, Language.EN).n())
            .isGreaterThanOrEqualTo(150);
        assertThat(good.of(Metric.FIRST_TOKEN, Language.KK)).isPresent();
        assertThat(of(good, Metric.TOKENS_PER_WORD, Language.KK).value()).isEqualTo(2);
    }

    @Test
    void a_quick_run_asks_the_same_few_of_every_kind_and_says_so() {
        Evaluation quick = measured(Characters.good(), true);
        assertThat(quick.suite()).isEqualTo(new Evaluation.SuiteUsed(good.suite().hash(), Extent.QUICK, 0));
        assertThat(quick.effort().asked()).isBetween(80, 160);
        assertThat(of(quick, Metric.GROUNDED, Language.KK).n()).isEqualTo(6);
        assertThat(of(quick, Metric.REACHED, Language.EN).n()).isEqualTo(6);
    }

    @Test
    void a_run_that_is_stopped_keeps_what_it_has_and_says_that_it_is_a_part() {
        AtomicInteger asked = new AtomicInteger();
        Evaluation part = measured(Characters.good(), false, asked, 40);
        assertThat(part.suite().extent()).isEqualTo(Extent.CUT);
        assertThat(part.effort().asked()).isBetween(30, 40 + AT_ONCE).isLessThan(part.effort().planned());
        assertThat(part.numbers()).isNotEmpty().allMatch(one -> one.interval().n() > 0);
    }

    @Test
    void a_server_that_fails_at_every_question_is_given_up_and_nothing_is_kept() {
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> measured(request -> Script.status(500, "no"), false, asked, Integer.MAX_VALUE)).isInstanceOfSatisfying(Refusal.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(EvaluationProblem.NO_ANSWERS));
        assertThat(asked.get()).isLessThan(30);
    }
}
