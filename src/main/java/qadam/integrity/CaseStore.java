package qadam.integrity;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

final class CaseStore {
    /** Read from an index alone. */
    List<Totals.Row> totals(Handle handle, String programme) {
        Map<Rule, Map<State, Long>> found = new EnumMap<>(Rule.class);
        handle.createQuery("select rule, state, count(*) as cases from integrity_cases where programme = :programme group by rule, state")
            .bind("programme", programme).reduceRows(found, (all, row) -> {
                all.computeIfAbsent(Rule.of(row.getColumn("rule", String.class)).orElseThrow(), rule -> new EnumMap<>(State.class))
                    .put(State.valueOf(row.getColumn("state", String.class)), row.getColumn("cases", Long.class));
                return all;
            });
        return Arrays.stream(Rule.values()).map(rule -> row(rule, found.getOrDefault(rule, Map.of()))).toList();
    }

    private static Totals.Row row(Rule rule, Map<State, Long> states) {
        long refused = number(states, State.REFUSED) + number(states, State.APPEALED) + number(states, State.UPHELD);
        return new Totals.Row(rule, refused, number(states, State.CHECKED), number(states, State.RELEASED));
    }

    private static long number(Map<State, Long> states, State state) {
        return states.getOrDefault(state, 0L);
    }
}
