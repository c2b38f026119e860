package qadam.identity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A joining that is about to be taken back.
 *
 * @param from who is to have their own again
 * @param into whose it was meanwhile
 * @param learners the learner keys that go back, with all that lies under them
 * @param joinedAt since when it was so
 */
public record PersonParting(UUID from, UUID into, List<Long> learners, Instant joinedAt) {
}
