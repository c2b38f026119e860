package qadam.record;

import java.time.Instant;
import java.util.UUID;

/**
 * A step to be recorded.
 *
 * @param learner the learner key's local number
 * @param id UUIDv7 made where the step was taken; makes it idempotent, never trusted for order or time
 * @param takenAt the client's clock: evidence, never authority
 * @param courseVersion number of the course version in the record's tables
 * @param activity number of the lesson, item or exam within that version
 * @param result typed result, at most 255 bytes, as the kind defines it; empty when it has none
 */
public record NewStep(long learner, UUID id, Kind kind, Instant takenAt, int courseVersion, int activity, byte[] result) {
}
