package qadam.count;

import java.util.Map;
import org.jdbi.v3.core.Handle;

/** How many learners have taken a step: reached, never "trained". Must cost the same however many there are. */
@FunctionalInterface
public interface Reach {
    long learners(Handle handle);

    /** How many took their first one, by ISO week ({@code 2026-W48}); as many rows as there were weeks. */
    default Map<String, Long> weeks(Handle handle) {
        return Map.of();
    }
}
