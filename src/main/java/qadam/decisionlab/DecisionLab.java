package qadam.decisionlab;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import qadam.catalog.Lab;
import qadam.lab.Grade;
import qadam.lab.Shown;
import qadam.lab.Workbench;
import tools.jackson.databind.JsonNode;

/** The workbench of kind {@code decision}. */
public final class DecisionLab implements Workbench {
    @Override
    public String kind() {
        return "decision";
    }

    @Override
    public String template() {
        return "decisionlab/bench.jte";
    }

    @Override
    public List<String> words() {
        return List.of("decisionlab.chosen", "decisionlab.points", "decisionlab.holds.yes", "decisionlab.holds.no", "decisionlab.capacity", "decisionlab.capacity.over",
            "decisionlab.chart.axis", "decisionlab.every", "decisionlab.every.done", "decisionlab.priority", "decisionlab.held", "decisionlab.together", "decisionlab.left.lines",
            "decisionlab.left.figures", "decisionlab.left.other", "decisionlab.left.nothing");
    }

    @Override
    public Grade grade(Lab lab, long seed, JsonNode work) {
        return new Marking(new Applications(seed), Decision.read(work)).grade();
    }

    /** The words of the assessment without its figures: they differ with the numbers drawn, a copied sentence does not. */
    @Override
    public String fingerprint(JsonNode work) {
        return Decision.read(work).assessment().texts().values().stream().map(Wording::barest).filter(text -> !text.isEmpty()).collect(Collectors.joining("|"));
    }

    @Override
    public Optional<Shown> shown(Lab lab, long seed, JsonNode work) {
        return Shown.of(() -> new DecisionCard(new Applications(seed), Decision.read(work)).shown());
    }
}
