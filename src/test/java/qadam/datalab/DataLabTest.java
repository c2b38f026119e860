package qadam.datalab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.lab.Grade;
import qadam.lab.LabProblem;
import qadam.lab.Reason;
import qadam.lab.Shown;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class DataLabTest {
    private static final long SEED = 4_503_599_627_370_497L;
    private static final JsonMapper JSON = new JsonMapper();
    private static final Table TABLE = Table.drawn(SEED);
    private static final List<Column> HONEST = TABLE.columns().stream().filter(column -> column != TABLE.leak()).toList();
    private static final Learned LEARNED = new Learned(TABLE, HONEST, 70);

    private final DataLab lab = new DataLab();

    @Test
    void findings_that_are_those_of_the_table_have_all_points() {
        Grade grade = grade(whole());
        assertThat(grade.reasons()).allSatisfy(reason -> assertThat(reason.points()).as(reason.toString()).isEqualTo(reason.most()));
        assertThat(grade.most()).isEqualTo(90);
    }

    @Test
    void the_planted_column_makes_nearly_every_forecast_right_and_no_accuracy_honest() {
        Learned leaking = new Learned(TABLE, TABLE.columns(), 70);
        assertThat(leaking.treeTest(2)).isGreaterThan(900);
        Map<String, Object> work = whole();
        work.put("columns", TABLE.columns().stream().map(Column::id).toList());
        work.put("claimed", Map.of("tree", leaking.treeTest(bestDepth()) / 10.0, "neighbours", leaking.neighboursTest(bestK()) / 10.0));
        Grade grade = grade(work);
        assertThat(reason(grade, "datalab.reason.honest.leak").points()).isZero();
        assertThat(reason(grade, "datalab.reason.choice.leak").points()).isZero();
        assertThat(reason(grade, "datalab.reason.leak").values()).containsEntry("removed", "no");
    }

    @Test
    void an_accuracy_that_is_not_the_models_is_not_believed() {
        assertThat(reason(grade(with(work -> work.put("claimed", Map.of("tree", 99.0, "neighbours", 99.0)))), "datalab.reason.honest").points()).isZero();
    }

    @Test
    void deep_trees_learn_by_heart() {
        assertThat(LEARNED.treeTrain(10) - LEARNED.treeTest(10)).isGreaterThanOrEqualTo(100);
        assertThat(reason(grade(with(work -> work.put("overfit", overfit(1)))), "datalab.reason.overfit").points()).isEqualTo(3);
    }

    @Test
    void a_chart_that_does_not_fit_its_question_cannot_be_read() {
        Reason reason = reason(grade(with(work -> work.put("chart", "rows"))), "datalab.reason.chart");
        assertThat(reason.points()).isEqualTo(5);
        assertThat(reason.values()).containsEntry("kind", "no").containsEntry("axes", "yes").containsEntry("read", "no");
    }

    @Test
    void points_answer_how_two_columns_go_together() {
        Reason reason = reason(grade(with(work -> work.putAll(Map.of("question", "cold", "chart", "points", "x", "snow", "y", "temperature", "read", "falls")))), "datalab.reason.chart");
        assertThat(reason.points()).isEqualTo(15);
    }

    @Test
    void words_said_twice_are_no_advice() {
        assertThat(reason(grade(with(work -> work.put("advice", work.get("why")))), "datalab.reason.advice").points()).isEqualTo(3);
        assertThat(reason(grade(with(work -> work.put("why", "word ".repeat(40)))), "datalab.reason.why").points()).isZero();
    }

    @Test
    void a_copy_is_known_by_its_words_and_empty_words_are_nobodys() {
        assertThat(lab.fingerprint(node(with(work -> work.put("depth", 9))))).isEqualTo(lab.fingerprint(node(whole()))).hasSizeGreaterThan(100);
        assertThat(lab.fingerprint(node(with(work -> work.putAll(Map.of("why", "", "advice", " ")))))).isEmpty();
    }

    @Test
    void a_column_of_somebody_elses_table_is_refused() {
        String others = Column.LEAKS.stream().filter(column -> column != TABLE.leak()).findFirst().orElseThrow().id();
        assertRefused(with(work -> work.put("columns", List.of("hour", others))), DataProblem.OTHERS_TABLE);
        assertRefused(with(work -> work.put("leak", others)), DataProblem.OTHERS_TABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "11", "2.5", "\"3\"", "null", "1e300"})
    void a_depth_that_no_slider_gives_is_refused(String depth) {
        assertRefused(with(work -> work.put("depth", JSON.readTree(depth))));
    }

    @Test
    void other_shapes_are_refused() {
        assertRefused(with(work -> work.put("k", 4)));
        assertRefused(with(work -> work.put("k", 27)));
        assertRefused(with(work -> work.put("split", 75)));
        assertRefused(with(work -> work.put("columns", List.of())));
        assertRefused(with(work -> work.put("columns", List.of("hour", "hour"))));
        assertRefused(with(work -> work.put("read", "x".repeat(11))));
        assertRefused(with(work -> work.put("advice", "x".repeat(2001))));
        assertRefused(with(work -> work.put("points", 100)));
        assertRefused(with(work -> work.remove("overfit")));
        assertRefused(with(work -> work.put("claimed", Map.of("tree", -1, "neighbours", 50))));
    }

    private void assertRefused(Map<String, Object> work) {
        assertRefused(work, LabProblem.MALFORMED_WORK);
    }

    private void assertRefused(Map<String, Object> work, Problem problem) {
        assertThatThrownBy(() -> grade(work)).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    private Grade grade(Map<String, Object> work) {
        return lab.grade(null, SEED, node(work));
    }

    private static JsonNode node(Object work) {
        return JSON.readTree(JSON.writeValueAsString(work));
    }

    private static Reason reason(Grade grade, String key) {
        return grade.reasons().stream().filter(one -> one.key().equals(key)).findFirst().orElseThrow(() -> new AssertionError(key + " in " + grade));
    }

    private static Map<String, Object> with(Consumer<Map<String, Object>> change) {
        Map<String, Object> work = whole();
        change.accept(work);
        return work;
    }

    private static int bestDepth() {
        return IntStream.rangeClosed(1, Learned.DEEPEST).filter(depth -> LEARNED.treeTest(depth) == LEARNED.bestTree()).findFirst().orElseThrow();
    }

    private static int bestK() {
        return IntStream.iterate(1, k -> k + 2).filter(k -> LEARNED.neighboursTest(k) == LEARNED.bestNeighbours()).findFirst().orElseThrow();
    }

    private static Map<String, Object> overfit(int depth) {
        return Map.of("depth", depth, "train", LEARNED.treeTrain(depth) / 10.0, "test", LEARNED.treeTest(depth) / 10.0);
    }

    private static Map<String, Object> whole() {
        int[] shares = TABLE.lateByBand(Column.HOUR);
        int most = new ArrayList<>(Arrays.stream(shares).boxed().toList()).indexOf(Arrays.stream(shares).max().orElseThrow());
        Map<String, Object> work = new LinkedHashMap<>();
        work.putAll(Map.of("question", "hours", "chart", "share", "x", "hour", "y", "", "read", String.valueOf(most), "leak", TABLE.leak().id(), "leakWhy", "later"));
        work.putAll(Map.of("columns", HONEST.stream().map(Column::id).toList(), "split", 70, "depth", bestDepth(), "k", bestK(), "overfit", overfit(10)));
        work.put("claimed", Map.of("tree", LEARNED.bestTree() / 10.0, "neighbours", LEARNED.bestNeighbours() / 10.0));
        work.put("why", "At this depth the tree was right for " + LEARNED.bestTree() / 10.0 + " percent of the rows it had not seen; deeper, only the training rows got better.");
        work.put("model", "tree");
        work.put("advice", "Take the tree, since one can read its questions aloud; do not trust it on days of deep frost, of which there were few, and warn the school buses first.");
        return work;
    }

    @Test
    void a_class_sees_the_column_and_the_models_as_they_really_are_and_nothing_of_strange_work() {
        Shown shown = lab.shown(null, null, SEED, JSON.valueToTree(with(work -> work.put("claimed", Map.of("tree", 99.0, "neighbours", 99.0))))).orElseThrow();
        assertThat(shown.lines()).anySatisfy(line -> assertThat(line.says()).isEqualTo("datalab.column." + TABLE.leak().id()));
        assertThat(shown.lines()).anySatisfy(line -> assertThat(line.values()).containsEntry("depth", bestDepth()).containsEntry("percent", LEARNED.treeTest(bestDepth()) / 10.0));
        assertThat(shown.lines()).anySatisfy(line -> assertThat(line.values()).containsEntry("honest", "yes"));
        Column others = Column.LEAKS.stream().filter(column -> column != TABLE.leak()).findFirst().orElseThrow();
        assertThat(lab.shown(null, null, SEED, JSON.valueToTree(with(work -> work.put("columns", List.of(others.id())))))).isEmpty();
        assertThat(lab.shown(null, null, SEED, JSON.createObjectNode())).isEmpty();
    }
}
