package qadam.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import qadam.web.Door;

/**
 * A browser that we know again.
 *
 * @param hash SHA-256 of its token
 * @param device a coarse word for it, {@code Chrome · Android}
 * @param provedAt when its holder last showed who they are
 * @param door by which they came in; empty of an anonymous visitor, and of sessions older than this column
 */
record Session(byte[] hash, Optional<Long> learner, Optional<UUID> person, String device, Instant madeAt,
               Optional<Instant> provedAt, Instant seenAt, Optional<Door> door) {
    Session(byte[] hash, Optional<Long> learner, Optional<UUID> person, String device, Instant madeAt, Optional<Instant> provedAt, Instant seenAt) {
        this(hash, learner, person, device, madeAt, provedAt, seenAt, Optional.empty());
    }
}
