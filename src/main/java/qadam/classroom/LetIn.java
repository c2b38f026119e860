package qadam.classroom;

import java.time.Instant;
import java.util.UUID;

/** Six digits by which a teacher lets one pupil in, as they are kept. */
record LetIn(byte[] secret, long organisation, UUID person, UUID maker, Instant madeAt, Instant expiresAt) {
}
