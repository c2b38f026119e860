package qadam.record;

import java.time.Instant;
import java.util.UUID;

/**
 * The server's word that a step is durably stored; given only after the commit. {@link Receipts} makes the proof of it.
 *
 * @param node the server that stored it
 * @param commit the commit's name: the sequence of its first step
 * @param sequence the step's place in the record
 * @param repeated true when the same step was here before: nothing was stored twice
 */
public record Receipt(UUID step, int node, long commit, long sequence, Instant storedAt, boolean repeated) {
}
