package qadam.wordlab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.catalog.Course;
import qadam.catalog.Lab;
import qadam.lab.Dice;
import qadam.lab.Grade;
import qadam.lab.LabProblem;
import qadam.lab.Reason;
import qadam.lab.Shown;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.world.LabScripts;
import qadam.world.RealCourse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

class WordBenchTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = 7_123_456_789_012_345L;
    private static final Course COURSE = RealCourse.read();
    private static final Lab LAB = COURSE.lab("next-word").orElseThrow();
    private static final WordTask TASK = WordTask.of(LAB.settings());
    private static final LearnedTexts TEXTS = new LearnedTexts();
    private static final WordBench BENCH = new WordBench();

    @TempDir
    Path folder;

    private static Learned learned(Language language) {
        return TEXTS.from(List.of(COURSE), language);
    }

    private static Halves halves() {
        return new Halves(SEED, language -> learned(language).sentences());
    }

    private static WordReasons reasons(Language language) {
        WordWork nothing = WordWork.read(JSON.createObjectNode().put("language", language.tag()));
        return WordReasons.of(SEED, nothing, WordBenchTest::learned, TASK);
    }

    private static Map<String, Object> tried(Language language, int run, int aside) {
        double perplexity = Chain.learn(halves().learned(language, 4), run).perplexity(halves().held(language), aside / 100.0);
        return Map.of("reach", run, "aside", aside, "quarters", 4, "languages", List.of(language.tag()), "perplexity", perplexity);
    }

    /** Everything done rightly. */
    private static ObjectNode honest(Language language) {
        WordReasons asked = reasons(language);
        Map<String, Object> work = new LinkedHashMap<>();
        work.put("language", language.tag());
        work.put("tries", List.of(tried(language, 1, 50), tried(language, 2, 50), tried(language, 3, 90), tried(language, 4, 95)));
        work.put("counts", asked.pairs().stream().map(Chain.Pair::times).toList());
        work.put("low", 1);
        work.put("high", 30);
        work.put("foreign", asked.words().stream().map(word -> learned(Language.EN).pairs().cut(word).size()).toList());
        work.put("own", asked.words().stream().map(word -> learned(Language.KK).pairs().cut(word).size()).toList());
        work.put("word", "тәуелсіздігіміз");
        Company company = learned(language).company();
        work.put("near", asked.asked().stream().map(word -> company.names().stream().filter(other -> company.isNearest(word, other)).findFirst().orElseThrow()).toList());
        Map<String, String> judged = new LinkedHashMap<>();
        new Dice(SEED, "judge-" + language.tag()).some(TASK.sentences(language), WordReasons.JUDGED).forEach(one -> judged.put(one.id(), one.verdict()));
        work.put("judged", judged);
        return JSON.valueToTree(work);
    }

    private static Map<String, Integer> points(ObjectNode work) {
        Map<String, Integer> points = new LinkedHashMap<>();
        BENCH.grade(COURSE, LAB, SEED, work).reasons().forEach(reason -> points.put(reason.key().replace("wordlab.grade.", ""), reason.points()));
        return points;
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void everything_done_rightly_is_worth_ninety_points_in_each_language(Language language) {
        Grade grade = BENCH.grade(COURSE, LAB, SEED, honest(language));
        assertThat(grade.reasons()).allSatisfy(reason -> assertThat(reason.points()).as(reason.toString()).isEqualTo(reason.most()));
        assertThat(grade.points()).isEqualTo(90);
        Reason better = grade.reasons().getFirst();
        assertThat((Long) better.values().get("reached")).isLessThan((Long) better.values().get("start"));
    }

    @Test
    void the_browser_computes_what_the_server_computes() throws Exception {
        Map<String, List<String>> text = new LinkedHashMap<>();
        for (Language language : Language.values()) {
            text.put(language.tag(), learned(language).sentences());
        }
        Path file = folder.resolve("text.json");
        Files.write(file, JSON.writeValueAsBytes(text));
        JsonNode came = LabScripts.run(folder, "words.mjs", file.toString(), Long.toString(SEED));
        Dice dice = new Dice(SEED, "held-kk");
        came.path("lots").forEach(lot -> assertThat(dice.nextDouble()).isEqualTo(lot.doubleValue()));
        for (Language language : Language.values()) {
            WordReasons here = reasons(language);
            String tag = language.tag();
            for (int run = 1; run <= Chain.LONGEST_RUN; run++) {
                double there = came.at("/perplexity/" + tag + "/" + (run - 1)).doubleValue();
                assertThat(Chain.learn(halves().learned(language, 4), run).perplexity(halves().held(language), 0.75)).isCloseTo(there, within(there * 1e-9));
            }
            assertThat(came.at("/pairs/" + tag)).isEqualTo(JSON.valueToTree(here.pairs()));
            assertThat(came.at("/start/" + tag).stringValue()).isEqualTo(here.start());
            assertThat(IntStream.of(1, 5, 10, 30).mapToObj(tenths -> (int) here.different(tenths)).toList()).isEqualTo(numbers(came.at("/different/" + tag)));
            assertThat(String.join(" ", Chain.learn(halves().learned(language, 4)).write(here.start(), 1, new Dice(SEED, "write")))).isEqualTo(came.at("/wrote/" + tag).stringValue());
            assertThat(came.at("/near/" + tag)).isEqualTo(JSON.valueToTree(here.asked()));
            for (int i = 0; i < WordWork.NEAR; i++) {
                assertThat(learned(language).company().isNearest(here.asked().get(i), came.at("/nearest/" + tag + "/" + i).stringValue())).isTrue();
            }
        }
        for (int i = 0; i < 40; i++) {
            String sentence = learned(Language.KK).sentences().get(i);
            assertThat(came.at("/cuts/" + i + "/0").stringValue()).isEqualTo(shown(Language.EN, sentence));
            assertThat(came.at("/cuts/" + i + "/1").stringValue()).isEqualTo(shown(Language.KK, sentence));
        }
    }

    private static List<Integer> numbers(JsonNode node) {
        List<Integer> numbers = new ArrayList<>();
        node.forEach(one -> numbers.add(one.intValue()));
        return numbers;
    }

    private static String shown(Language taught, String text) {
        return String.join("|", learned(taught).pairs().cut(text).stream().map(Piece::shown).toList());
    }

    @Test
    void a_number_that_the_server_does_not_find_costs_all_points_for_trying() {
        ObjectNode work = honest(Language.KK);
        ((ObjectNode) work.at("/tries/3")).put("perplexity", 12.5);
        assertThat(points(work)).containsEntry("tried", 0).containsEntry("better", 20);
    }

    @Test
    void the_model_that_one_began_with_earns_nothing_for_being_better() {
        ObjectNode work = honest(Language.RU);
        work.set("tries", JSON.valueToTree(List.of(tried(Language.RU, 1, 50))));
        assertThat(points(work)).containsEntry("better", 0).containsEntry("tried", 1);
    }

    @Test
    void work_of_another_learner_is_worth_little() {
        Grade grade = BENCH.grade(COURSE, LAB, SEED + 1, honest(Language.KK));
        assertThat(grade.points()).isLessThan(60);
    }

    @Test
    void nothing_done_is_worth_nothing() {
        assertThat(BENCH.grade(COURSE, LAB, SEED, JSON.readTree("{\"language\": \"en\"}")).points()).isZero();
    }

    @Test
    void the_browser_is_not_told_the_verdicts() {
        assertThat(BENCH.settings(LAB).toString()).doesNotContain("verdict").contains("kk-01");
        assertThat(LAB.settings().toString()).contains("verdict");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void each_sentence_to_be_judged_can_come_from_the_model(Language language) {
        Chain chain = Chain.learn(learned(language).sentences(), 3);
        assertThat(TASK.sentences(language)).hasSizeGreaterThanOrEqualTo(14).allSatisfy(sentence -> {
            List<String> words = Chain.words(sentence.text());
            assertThat(String.join(" ", words)).isEqualTo(sentence.text());
            for (int i = 1; i < words.size(); i++) {
                assertThat(chain.times(words.get(i - 1), words.get(i))).as(words.get(i - 1) + " " + words.get(i)).isPositive();
            }
        });
        assertThat(TASK.sentences(language).stream().map(WordTask.Sentence::verdict).distinct()).containsExactlyInAnyOrderElementsOf(WordWork.VERDICTS);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void every_learner_can_find_both_temperatures(Language language) {
        for (long seed = 1; seed <= 5; seed++) {
            WordReasons reasons = WordReasons.of(seed * 987_654_321_987L, reasons(language).work(), WordBenchTest::learned, TASK);
            assertThat(reasons.different(1)).as(reasons.start()).isLessThanOrEqualTo(WordReasons.FEW);
            assertThat(reasons.different(30)).as(reasons.start()).isGreaterThanOrEqualTo(WordReasons.MANY);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"language\": \"de\"}", "{\"language\": \"kk\", \"tries\": {}}", "{\"language\": \"kk\", \"tries\": [{}]}",
        "{\"language\": \"kk\", \"tries\": [{\"reach\": 9, \"aside\": 50, \"quarters\": 4, \"languages\": [\"kk\"], \"perplexity\": 9}]}",
        "{\"language\": \"kk\", \"tries\": [{\"reach\": 2, \"aside\": 0, \"quarters\": 4, \"languages\": [\"kk\"], \"perplexity\": 9}]}",
        "{\"language\": \"kk\", \"tries\": [{\"reach\": 2, \"aside\": 50, \"quarters\": 4, \"languages\": [], \"perplexity\": 9}]}",
        "{\"language\": \"kk\", \"tries\": [{\"reach\": 2, \"aside\": 50, \"quarters\": 4, \"languages\": [\"kk\"], \"perplexity\": -1}]}",
        "{\"language\": \"kk\", \"counts\": [1, 2, 3, 4]}", "{\"language\": \"kk\", \"counts\": [1.5]}", "{\"language\": \"kk\", \"low\": 1000}",
        "{\"language\": \"kk\", \"word\": 7}", "{\"language\": \"kk\", \"near\": [[]]}", "{\"language\": \"kk\", \"judged\": {\"kk-01\": \"perhaps\"}}"})
    void hostile_work_is_refused(String work) {
        assertThatThrownBy(() -> BENCH.grade(COURSE, LAB, SEED, JSON.readTree(work)))
            .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(LabProblem.MALFORMED_WORK));
    }

    @Test
    void chances_of_all_words_and_of_the_unknown_sum_to_one() {
        Chain chain = Chain.learn(List.of("ақ сүт ақты", "ақ қар", "қар ақ"), 3);
        double all = List.of("ақ", "сүт", "ақты", "қар", "").stream().mapToDouble(word -> chain.chance(List.of("сүт", "ақ"), word, 0.5)).sum()
            + chain.chance(List.of("сүт", "ақ"), "көрмеген", 0.5);
        assertThat(all).isCloseTo(1, within(1e-12));
        assertThat(Optional.of(chain.times("ақ", "сүт"))).contains(1);
    }

    @Test
    void a_class_sees_the_best_model_and_what_it_writes_and_nothing_of_strange_work() {
        ObjectNode work = honest(Language.EN);
        ((ObjectNode) work.path("tries").get(2)).put("perplexity", 1.5);   // claimed, and not believed
        Shown shown = BENCH.shown(COURSE, LAB, SEED, work).orElseThrow();
        assertThat(shown.lines()).extracting(Shown.Line::key).containsExactly("wordlab.shown.model", "wordlab.shown.perplexity", "wordlab.shown.cautious", "wordlab.shown.daring",
            "wordlab.shown.word");
        assertThat((Long) shown.lines().get(1).values().get("perplexity")).isGreaterThan(20);
        assertThat(shown.lines().get(2).words()).contains(" ");
        assertThat(BENCH.shown(COURSE, LAB, SEED, work)).as("the same at every look").contains(shown);
        assertThat(BENCH.shown(COURSE, LAB, SEED, JSON.createObjectNode().put("language", "de"))).isEmpty();
        assertThat(BENCH.shown(COURSE, LAB, SEED, JSON.createArrayNode())).isEmpty();
        assertThat(BENCH.shown(COURSE, LAB, SEED, JSON.createObjectNode().put("language", "kk")).orElseThrow().lines()).isEmpty();
    }
}
