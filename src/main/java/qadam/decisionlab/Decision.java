package qadam.decisionlab;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import qadam.lab.StrictObject;
import tools.jackson.databind.JsonNode;

/**
 * Handed-in work, read strictly.
 *
 * @param priority the equality that was put first; an empty text for none
 * @param held the equalities that the learner says hold at these thresholds
 * @param together how many the learner says can hold together
 * @param figures what the learner named, by {@link Figure}
 */
record Decision(Thresholds thresholds, String priority, List<String> held, OptionalDouble together, Map<Figure, OptionalDouble> figures, Assessment assessment) {
    static Decision read(JsonNode work) {
        StrictObject fields = new StrictObject(work, "thresholds", "priority", "held", "together", "figures", "assessment");
        StrictObject thresholds = fields.object("thresholds", "town", "village");
        StrictObject figures = fields.object("figures", Figure.IDS.toArray(String[]::new));
        Map<Figure, OptionalDouble> named = new TreeMap<>();
        for (Figure figure : Figure.values()) {
            named.put(figure, figures.number(figure.id(), 0, Family.ALL));
        }
        return new Decision(new Thresholds(thresholds.whole("town", 0, Thresholds.HIGHEST), thresholds.whole("village", 0, Thresholds.HIGHEST)),
            fields.oneOf("priority", Measure.IDS), fields.someOf("held", Measure.IDS), fields.number("together", 0, Measure.values().length), named,
            Assessment.read(work.get("assessment")));
    }
}
