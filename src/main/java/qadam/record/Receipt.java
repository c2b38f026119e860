package qadam.record;

import java.time.Instant;
import java.util.UUID;

/**
 * The server's word that a step is durably stored; given only after the commit.
 *
 * @param sequence the step's place in this node's record
 * @param repeated true when the same step was here before: nothing was stored twice
 */
public record Receipt(UUID step, long sequence, Instant storedAt, boolean repeated) {
}
