package qadam.lab;

import java.util.List;
import java.util.Map;
import qadam.catalog.Lab;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * A bench that only tests have: a string of beads, each a number, is to sum to what the seed says. So much of it is right, so many points. It stands for the
 * kinds that there are, and has every part that a kind has.
 */
final class Beads implements Workbench {
    static final int MOST_BEADS = 1_000;

    @Override
    public String kind() {
        return "data";
    }

    @Override
    public String template() {
        return "web/mark.jte";
    }

    @Override
    public List<String> words() {
        return List.of("lab.hand_in", "lab.least");
    }

    @Override
    public List<String> styles() {
        return List.of();
    }

    @Override
    public List<String> scripts() {
        return List.of();
    }

    static int goal(Lab lab, long seed) {
        return (int) (seed % lab.settings().path("beads").asInt(100)) + 1;
    }

    @Override
    public Grade grade(Lab lab, long seed, JsonNode work) {
        JsonNode beads = work.path("beads");
        if (!beads.isArray() || beads.size() > MOST_BEADS || !beads.valueStream().allMatch(bead -> bead.isInt() && bead.intValue() > 0 && bead.intValue() < 1_000_000)) {
            throw new Refusal(LabProblem.MALFORMED_WORK);
        }
        int sum = beads.valueStream().mapToInt(JsonNode::intValue).sum();
        int goal = goal(lab, seed);
        double share = Math.max(0, 1 - Math.abs(sum - goal) / (double) goal);
        return new Grade(List.of(new Reason("lab.grade.of", (int) Math.round(80 * share), 80, Map.of("points", sum, "most", goal)),
            new Reason("lab.pass", beads.size() > 1 ? 10 : 0, 10, Map.of("pass", beads.size(), "share", Math.round(share * 1000) / 1000.0))));
    }
}
