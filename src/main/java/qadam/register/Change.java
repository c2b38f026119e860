package qadam.register;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One thing that became different.
 *
 * @param what which fact: {@code model}, {@code prompt}, {@code rows}, {@code words}, {@code questions}, {@code tokens}, {@code operator}
 * @param name of which model or door; empty otherwise
 */
public record Change(Instant at, String what, String name, Optional<String> before, Optional<String> after) {
    /** What a reader is told: {@code added}, {@code removed} or {@code changed}. */
    public String sort() {
        return before.isEmpty() ? "added" : after.isEmpty() ? "removed" : "changed";
    }

    /** What differs between two configurations. */
    static List<Change> between(Map<String, String> before, Map<String, String> after, Instant at) {
        List<Change> changes = new ArrayList<>();
        before.forEach((fact, value) -> {
            if (!value.equals(after.get(fact))) {
                changes.add(of(at, fact, Optional.of(value), Optional.ofNullable(after.get(fact))));
            }
        });
        after.forEach((fact, value) -> {
            if (!before.containsKey(fact)) {
                changes.add(of(at, fact, Optional.empty(), Optional.of(value)));
            }
        });
        return changes;
    }

    private static Change of(Instant at, String fact, Optional<String> before, Optional<String> after) {
        int space = fact.indexOf(' ');
        return new Change(at, space < 0 ? fact : fact.substring(0, space), space < 0 ? "" : fact.substring(space + 1), before, after);
    }
}
