package qadam.bench.durability;

import java.util.Optional;
import java.util.UUID;

/**
 * What a learner gave, as their device wrote it down before it was sent.
 *
 * @param learner who, by the rig's count
 * @param takenAt milliseconds; no two of one learner are the same, so that one content that is stored twice is seen
 * @param activity the question's name in the record; empty for an exam's, whose name is sealed
 * @param result what the row must hold: of practice all of it
 * @param save the answer's place in the exam; empty for practice
 */
record Given(UUID id, int learner, long takenAt, String activity, byte[] result, Optional<Save> save) {
    /** @param stored the response as the server is to keep it */
    record Save(UUID attempt, int item, int sequence, String stored) {
    }
}
