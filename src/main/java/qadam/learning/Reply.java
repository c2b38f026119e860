package qadam.learning;

import java.util.LinkedHashMap;
import java.util.Map;
import qadam.shared.Refusal;
import qadam.shared.StorageProblem;

/** What one answer of a delivery is told; {@code values} as JSON says it. */
record Reply(Map<String, Object> values, boolean settled, boolean waits) {
    static Reply stored(StepsApi.Sent sent, Map<String, Object> told) {
        return new Reply(about(sent, told), true, false);
    }

    /** "Later" means that it stays in the outbox: there is no room for it just now, or somebody else is signed in. */
    static Reply refused(StepsApi.Sent sent, Refusal refusal, String html) {
        boolean waits = refusal.problem() == StorageProblem.BUSY || refusal.problem() == StorageProblem.UNKNOWN;
        boolean later = refusal.problem() instanceof StorageProblem || refusal.problem() == LearningProblem.OF_ANOTHER;
        return new Reply(about(sent, Map.of("later", later, "problem", refusal.problem().toString(), "html", html)), !waits, waits);
    }

    private static Map<String, Object> about(StepsApi.Sent sent, Map<String, Object> told) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("id", sent.id());
        values.put("item", sent.item());
        values.putAll(told);
        return values;
    }
}
