package qadam.record;

import java.time.Instant;
import java.util.UUID;

/**
 * A step told with names instead of this node's numbers, so that anybody else can read it: an xAPI statement holds no more
 * and no less.
 *
 * @param learner the learner key's public pseudonym
 * @param activity the lesson's, item's or exam's name within the course version
 */
public record NamedStep(UUID learner, UUID id, long sequence, Instant storedAt, Instant takenAt, Kind kind, NamedActivity activity,
                        int node, byte[] result) {
}
