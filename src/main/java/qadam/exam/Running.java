package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How many sit an exam at one moment.
 *
 * @param firstEnd when the first of them must be done; empty when nobody sits
 */
public record Running(int sitting, Optional<Instant> firstEnd, Optional<Instant> lastEnd) {
    /** Whole minutes until then, the begun one included. */
    static long minutes(Instant now, Instant end) {
        return Math.max(0, Duration.between(now, end).plusSeconds(59).toMinutes());
    }
}
