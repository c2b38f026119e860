package qadam.integrity;

import java.time.Instant;
import java.util.UUID;

/** A claim was refused, waits for a human, or was decided. @param course whose certificate it is about */
public record ClaimJudged(UUID person, UUID attempt, String course, State state, Instant at) {
}
