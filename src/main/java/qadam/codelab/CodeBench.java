package qadam.codelab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import qadam.catalog.Lab;
import qadam.lab.Grade;
import qadam.lab.Reason;
import qadam.lab.Shown;
import qadam.lab.Workbench;
import qadam.web.Routes;
import qadam.web.Site;
import tools.jackson.databind.JsonNode;

/** The kind {@code code} of laboratories: outputs of the learner's program against our own answers. Nothing of the program is run here. */
public final class CodeBench implements Workbench {
    private static final int MOST = 90;
    private static final double NEAR = 1e-6;

    @Override
    public String kind() {
        return "code";
    }

    @Override
    public String template() {
        return "codelab/bench.jte";
    }

    @Override
    public List<String> words() {
        return BenchWords.KEYS;
    }

    @Override
    public List<Routes> routes(Site site) {
        return List.of(new WorkerScript());
    }

    @Override
    public Grade grade(Lab lab, long seed, JsonNode handedIn) {
        CodeWork work = CodeWork.read(handedIn);
        List<CodeTask> tasks = tasks(lab.settings());
        List<Reason> reasons = new ArrayList<>();
        for (int i = 0; i < tasks.size(); i++) {
            int most = MOST * (i + 1) / tasks.size() - MOST * i / tasks.size();
            reasons.add(reason(tasks.get(i), seed, work.solutions().get(tasks.get(i).id()), most));
        }
        return new Grade(reasons);
    }

    private static List<CodeTask> tasks(JsonNode settings) {
        List<CodeTask> tasks = new ArrayList<>();
        settings.path("tasks").forEach(one -> CodeTask.of(one.path("id").asString()).ifPresent(tasks::add));
        return tasks;
    }

    private static Reason reason(CodeTask task, long seed, CodeWork.Solution solution, int most) {
        int right = right(task, seed, solution);
        return new Reason("codelab.grade." + task.id(), most * right / CodeTask.INPUTS, most, Map.of("right", right, "asked", CodeTask.INPUTS));
    }

    private static int right(CodeTask task, long seed, CodeWork.Solution solution) {
        List<List<Object>> inputs = task.inputs(seed);
        int right = 0;
        for (int i = 0; solution != null && names(solution, task) && i < Math.min(inputs.size(), solution.outputs().size()); i++) {
            right += isRight(solution.outputs().get(i), task.answer(inputs.get(i))) ? 1 : 0;
        }
        return right;
    }

    @Override
    public Optional<Shown> shown(Lab lab, long seed, JsonNode handedIn) {
        return Shown.of(() -> {
            CodeWork work = CodeWork.read(handedIn);
            return new CodeCard(tasks(lab.settings()).stream().filter(task -> work.solutions().containsKey(task.id()))
                .map(task -> new CodeCard.Tried(task, work.solutions().get(task.id()), right(task, seed, work.solutions().get(task.id())))).toList()).shown();
        });
    }

    /** Outputs without the function that gives them are worth nothing. */
    private static boolean names(CodeWork.Solution solution, CodeTask task) {
        return Pattern.compile("\\b" + task.id() + "\\b").matcher(solution.code()).find();
    }

    static boolean isRight(JsonNode output, Object answer) {
        if (answer instanceof List<?> numbers) {
            boolean right = output.isArray() && output.size() == numbers.size();
            for (int i = 0; right && i < numbers.size(); i++) {
                right = isRight(output.get(i), numbers.get(i));
            }
            return right;
        }
        double wanted = (Double) answer;
        return output.isNumber() && Math.abs(output.doubleValue() - wanted) <= NEAR * Math.max(1, Math.abs(wanted));
    }
}
