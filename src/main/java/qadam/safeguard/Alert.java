package qadam.safeguard;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * That a pupil's question said that they may be in danger.
 *
 * @param exchange in which the words stand
 * @param organisation the place whose named persons were told
 * @param firstSeenAt when the first of them opened it
 * @param answeredAt when somebody said what was done
 * @param sealed what was done, under the pupil's key
 */
record Alert(long number, UUID exchange, UUID person, long organisation, Instant raisedAt, Optional<Instant> firstSeenAt, Optional<Instant> answeredAt, Optional<byte[]> sealed) {
}
