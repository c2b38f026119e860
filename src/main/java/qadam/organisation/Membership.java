package qadam.organisation;

import java.time.Instant;
import java.util.Optional;

/** One dated row of where somebody belongs or belonged. */
public record Membership(long organisation, Instant sinceAt, String source, Optional<Instant> endedAt) {
}
