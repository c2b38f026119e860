package qadam.codelab;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import qadam.lab.LabProblem;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * What is handed in of the code lab: for each function the program, which is kept for a teacher to read, and what it gave for the hidden inputs.
 *
 * @param solutions by the task's id
 */
record CodeWork(Map<String, Solution> solutions) {
    static final int LONGEST_CODE = 8_000;
    private static final Set<String> LANGUAGES = Set.of("python", "javascript");
    private static final int FIELDS = 3;
    private static final int MOST_NUMBERS = 4;

    /** @param outputs for each input a number, a list of some numbers, or null where the program failed */
    record Solution(String language, String code, List<JsonNode> outputs) {
    }

    /** @throws Refusal when it is not what the workbench makes */
    static CodeWork read(JsonNode work) {
        JsonNode tasks = work.path("tasks");
        require(work.isObject() && work.size() == 1 && tasks.isObject() && tasks.size() <= CodeTask.values().length);
        Map<String, Solution> solutions = new LinkedHashMap<>();
        tasks.properties().forEach(one -> {
            require(CodeTask.of(one.getKey()).isPresent());
            solutions.put(one.getKey(), solution(one.getValue()));
        });
        return new CodeWork(solutions);
    }

    private static Solution solution(JsonNode node) {
        String language = node.path("language").asString("");
        String code = node.path("code").asString("");
        JsonNode outputs = node.path("outputs");
        require(node.isObject() && node.size() <= FIELDS && LANGUAGES.contains(language) && code.length() <= LONGEST_CODE
            && outputs.isArray() && outputs.size() <= CodeTask.INPUTS);
        List<JsonNode> all = new ArrayList<>();
        outputs.forEach(output -> {
            require(isOutput(output));
            all.add(output);
        });
        return new Solution(language, code, all);
    }

    private static boolean isOutput(JsonNode output) {
        if (!output.isArray()) {
            return output.isNull() || output.isNumber();
        }
        boolean numbers = output.size() <= MOST_NUMBERS;
        for (JsonNode one : output) {
            numbers &= one.isNumber();
        }
        return numbers;
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(LabProblem.MALFORMED_WORK);
        }
    }
}
