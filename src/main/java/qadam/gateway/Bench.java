package qadam.gateway;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import qadam.gateway.BuildView.Standing;
import qadam.gateway.BuildView.TaskFacts;
import qadam.model.ModelCard;
import qadam.safeguard.Guard;
import qadam.safeguard.MayAsk;
import qadam.shared.Database;
import qadam.shared.Refusal;

/** Everything that lies on a builder's workbench, for the pages. */
final class Bench {
    private final Tools tools;
    private final UsageStore usage = new UsageStore();

    /** What the pages work with. @param mostTokens so many may an answer have */
    record Tools(Database database, Guard guard, Keys keys, Gate gate, Asking asking, Entrance entrance, ApiAnswers answers, Examples examples, Task task, int mostTokens) {
    }

    Bench(Tools tools) {
        this.tools = tools;
    }

    Keys keys() {
        return tools.keys();
    }

    Gate gate() {
        return tools.gate();
    }

    Asking asking() {
        return tools.asking();
    }

    Entrance entrance() {
        return tools.entrance();
    }

    ApiAnswers answers() {
        return tools.answers();
    }

    int mostTokens() {
        return tools.mostTokens();
    }

    /** @throws Refusal when this person is given no key now */
    void requireMay(UUID person) {
        switch (standing(Optional.of(person))) {
            case NOTICE_FIRST -> throw new Refusal(GatewayProblem.NOTICE_FIRST);
            case NOT_FOR_YOU, STRANGER -> throw new Refusal(GatewayProblem.NOT_FOR_YOU);
            case MAY, EXAM -> { }
        }
    }

    private Standing standing(Optional<UUID> person) {
        if (person.isEmpty()) {
            return Standing.STRANGER;
        }
        MayAsk may = tools.guard().mayAsk(person);
        return switch (may) {
            case MODEL -> tools.gate().isSitting(person.get()) ? Standing.EXAM : Standing.MAY;
            case NOTICE_FIRST -> Standing.NOTICE_FIRST;
            case GUIDED, EXCERPTS -> Standing.NOT_FOR_YOU;
        };
    }

    BuildView view(Optional<UUID> person, String base, String newKey, String typed, String error, Played played) {
        LocalDate today = tools.gate().today();
        List<ModelCard> models = tools.asking().offered();
        List<DayUsage> used = person.map(one -> tools.database().read(handle -> usage.since(handle, one, today.minusDays(UsageChart.DAYS - 1L)))).orElse(List.of());
        List<GatewayKey> keys = person.map(one -> tools.database().read(handle -> tools.keys().of(handle, one))).orElse(List.of());
        TaskFacts task = new TaskFacts(tools.task().sentences().size() - tools.task().measured(), tools.task().measured(), tools.task().ruleIsRight());
        return new BuildView(base, standing(person), newKey, typed, error, keys, models, !tools.asking().isWithoutModel(), tools.asking().profiles(),
            Samples.of(base, models.isEmpty() ? Examples.MODEL : models.getFirst().id()), UsageChart.of(used, today),
            person.map(one -> tools.gate().allowance(one, 0).tokensLeft()).orElse(0L), played, task, tools.examples().all());
    }
}
