package qadam.decisionlab;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import qadam.lab.Shown;
import qadam.lab.Shown.Line;

/** What a class sees of a decision: the thresholds, what they do to each group as reckoned anew, what was put first, and its maker's words. */
final class DecisionCard {
    private final Applications applications;
    private final Decision decision;

    DecisionCard(Applications applications, Decision decision) {
        this.applications = applications;
        this.decision = decision;
    }

    Shown shown() {
        List<Line> lines = new ArrayList<>();
        lines.add(Line.says("decisionlab.thresholds", "decisionlab.shown.thresholds", Map.of("town", decision.thresholds().town(), "village", decision.thresholds().village())));
        lines.add(errors("decisionlab.town", Place.TOWN));
        lines.add(errors("decisionlab.village", Place.VILLAGE));
        if (!decision.priority().isEmpty()) {
            lines.add(Line.says("decisionlab.shown.first", "decisionlab.measure." + decision.priority(), Map.of()));
            lines.add(Line.says("decisionlab.shown.held", "decisionlab.shown.held.is", Map.of("held",
                applications.holds(Measure.of(decision.priority()), decision.thresholds()) ? "yes" : "no")));
        }
        if (!decision.assessment().decision().isEmpty()) {
            lines.add(Line.says("decisionlab.field.decision", "decisionlab.shown.decision", Map.of("decision", decision.assessment().decision())));
        }
        List.of("purpose", "oversight", Assessment.WHY).forEach(field -> words(lines, field));
        return new Shown(lines, List.of());
    }

    private Line errors(String key, Place place) {
        Outcome outcome = applications.at(place, decision.thresholds());
        Map<String, Object> values = new TreeMap<>(Map.of("alarms", outcome.alarms(), "right", outcome.right(), "missed", outcome.missed(), "wrong", outcome.wrong()));
        values.put("alarmed", share(outcome.rate(Measure.ALARMS)));
        values.put("slipped", share(outcome.rate(Measure.MISSES)));
        return Line.says(key, "decisionlab.shown.errors", values);
    }

    /** In percent; a dash where there is no such share. */
    private static Object share(OptionalInt tenths) {
        return tenths.isPresent() ? (Object) (tenths.getAsInt() / 10.0) : "–";
    }

    private void words(List<Line> lines, String field) {
        String words = decision.assessment().text(field);
        if (!words.isEmpty()) {
            lines.add(new Line("decisionlab.field." + field, words));
        }
    }
}
