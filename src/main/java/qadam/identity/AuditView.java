package qadam.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The trail as a page shows it.
 *
 * @param entries how many lines there are in all
 * @param brokenAt the first line that does not follow from the one before it
 * @param olderFrom where the next older page begins; empty at the end
 */
public record AuditView(List<Line> lines, long entries, Optional<Long> brokenAt, String head, Optional<Long> olderFrom) {
    public record Line(long number, Instant at, String actor, String act, String object, String reason) {
    }
}
