package qadam.identity;

import java.util.List;
import java.util.UUID;

/**
 * A person who has everything about them erased.
 *
 * @param learners their learner keys' numbers; steps stay under them, and nothing says any more whose they were
 * @param nobody a fresh id to stand where theirs stood, in rows that must stay
 */
public record Leaving(UUID person, List<Long> learners, UUID nobody) {
}
