package qadam.codelab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import qadam.catalog.Lab;
import qadam.lab.Grade;
import qadam.lab.LabProblem;
import qadam.lab.Shown;
import qadam.shared.Refusal;
import qadam.world.LabScripts;
import qadam.world.RealCourse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class CodeBenchTest {
    private static final JsonMapper JSON = new JsonMapper();
    private static final long SEED = 4_503_599_627_370_497L;
    private static final Lab LAB = RealCourse.read().lab("code-first-model").orElseThrow();
    private final CodeBench bench = new CodeBench();

    @TempDir
    Path folder;

    private static JsonNode work(long seed, String code) {
        Map<String, Object> tasks = new LinkedHashMap<>();
        for (CodeTask task : CodeTask.values()) {
            tasks.put(task.id(), Map.of("language", "python", "code", code.replace("NAME", task.id()), "outputs", task.inputs(seed).stream().map(task::answer).toList()));
        }
        return JSON.valueToTree(Map.of("tasks", tasks));
    }

    @Test
    void the_browser_varies_its_inputs_as_the_server_does_and_an_honest_program_is_right() throws Exception {
        JsonNode came = LabScripts.run(folder, "code.mjs", Long.toString(SEED));
        Map<String, Object> tasks = new LinkedHashMap<>();
        for (CodeTask task : CodeTask.values()) {
            assertThat((Object) task.inputs(SEED)).as(task.id()).isEqualTo(value(came.at("/" + task.id() + "/inputs")));
            tasks.put(task.id(), Map.of("language", "javascript", "code", "const " + task.id() + " = …", "outputs", came.at("/" + task.id() + "/outputs")));
        }
        Grade grade = bench.grade(LAB, SEED, JSON.valueToTree(Map.of("tasks", tasks)));
        assertThat(grade.points()).isEqualTo(90).isEqualTo(grade.most());
    }

    @Test
    void the_examples_that_are_shown_are_right() {
        for (JsonNode task : LAB.settings().path("tasks")) {
            CodeTask known = CodeTask.of(task.path("id").asString()).orElseThrow();
            assertThat(task.path("examples").size()).isGreaterThanOrEqualTo(3);
            for (JsonNode example : task.path("examples")) {
                List<Object> input = new ArrayList<>();
                example.path("give").forEach(one -> input.add(value(one)));
                assertThat(CodeBench.isRight(example.path("get"), known.answer(input))).as(known.id() + example).isTrue();
            }
        }
    }

    private static Object value(JsonNode node) {
        if (!node.isArray()) {
            return node.doubleValue();
        }
        List<Object> all = new ArrayList<>();
        node.forEach(one -> all.add(value(one)));
        return all;
    }

    @Test
    void outputs_of_another_learner_are_worth_little() {
        Grade grade = bench.grade(LAB, SEED + 1, work(SEED, "def NAME(): pass"));
        assertThat(grade.points()).isLessThan(40);
        assertThat(bench.grade(LAB, SEED, work(SEED, "def NAME(): pass")).points()).isEqualTo(90);
    }

    @Test
    void outputs_without_the_program_that_gives_them_are_worth_nothing() {
        assertThat(bench.grade(LAB, SEED, work(SEED, "")).points()).isZero();
        assertThat(bench.grade(LAB, SEED, work(SEED, "print(1)")).points()).isZero();
    }

    @Test
    void what_was_not_done_is_no_mistake_of_shape() {
        Grade grade = bench.grade(LAB, SEED, JSON.readTree("{\"tasks\": {\"step\": {\"language\": \"python\", \"code\": \"def step(): 0\", \"outputs\": [null, 1, [1, 2]]}}}"));
        assertThat(grade.points()).isZero();
        assertThat(grade.reasons()).hasSize(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[]", "{}", "{\"tasks\": []}", "{\"tasks\": {}, \"more\": 1}", "{\"tasks\": {\"steal\": {}}}",
        "{\"tasks\": {\"step\": {\"language\": \"bash\", \"code\": \"\", \"outputs\": []}}}", "{\"tasks\": {\"step\": {\"language\": \"python\", \"code\": \"\"}}}",
        "{\"tasks\": {\"step\": {\"language\": \"python\", \"code\": \"\", \"outputs\": [\"1\"]}}}",
        "{\"tasks\": {\"step\": {\"language\": \"python\", \"code\": \"\", \"outputs\": [{\"a\": 1}]}}}",
        "{\"tasks\": {\"step\": {\"language\": \"python\", \"code\": \"\", \"outputs\": [[1,2,3,4,5]]}}}",
        "{\"tasks\": {\"step\": {\"language\": \"python\", \"code\": \"\", \"outputs\": [[[1]]]}}}",
        "{\"tasks\": {\"step\": {\"language\": \"python\", \"code\": \"\", \"outputs\": [1,1,1,1,1,1,1,1,1,1,1,1,1]}}}"})
    void hostile_work_is_refused(String work) {
        assertThatThrownBy(() -> bench.grade(LAB, SEED, JSON.readTree(work)))
            .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(LabProblem.MALFORMED_WORK));
    }

    @Test
    void a_program_as_long_as_a_book_is_refused() {
        assertThatThrownBy(() -> bench.grade(LAB, SEED, work(SEED, "NAME" + "x".repeat(CodeWork.LONGEST_CODE)))).isInstanceOf(Refusal.class);
    }

    @Test
    void numbers_that_are_no_numbers_are_wrong() {
        assertThat(CodeBench.isRight(JSON.readTree("1e308"), 1.0)).isFalse();
        assertThat(CodeBench.isRight(JSON.readTree("1e999"), 1.0)).isFalse();
        assertThat(CodeBench.isRight(JSON.readTree("1.0000001"), 1.0)).isTrue();
        assertThat(CodeBench.isRight(JSON.readTree("[1]"), 1.0)).isFalse();
        assertThat(CodeBench.isRight(JSON.readTree("1"), List.of(1.0, 2.0))).isFalse();
    }

    @Test
    void a_class_sees_how_many_are_right_and_one_program_as_bounded_text_and_nothing_of_strange_work() {
        Shown shown = bench.shown(null, LAB, SEED, work(SEED, "def NAME():\n    return '<script>'\n" + "    # more\n".repeat(60))).orElseThrow();
        assertThat(shown.lines().getFirst().words()).isEqualTo("threshold 12/12, accuracy 12/12, nearest 12/12, step 12/12");
        Shown.Line program = shown.lines().getLast();
        assertThat(program.program()).isTrue();
        assertThat(program.words()).startsWith("def step():\n    return '<script>'").endsWith("\n…").hasLineCount(41);
        assertThat(bench.shown(null, LAB, SEED + 1, work(SEED, "def NAME(): pass")).orElseThrow().lines().getFirst().words()).as("another's outputs").doesNotContain("step 12/12");
        assertThat(bench.shown(null, LAB, SEED, JSON.valueToTree(Map.of("tasks", Map.of("other", Map.of()))))).isEmpty();
        assertThat(bench.shown(null, LAB, SEED, JSON.createArrayNode())).isEmpty();
    }
}
