package qadam.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A browser that we know again.
 *
 * @param hash SHA-256 of its token
 * @param device a coarse word for it, {@code Chrome · Android}
 * @param provedAt when its holder last showed who they are
 */
record Session(byte[] hash, Optional<Long> learner, Optional<UUID> person, String device, Instant madeAt,
               Optional<Instant> provedAt, Instant seenAt) {
}
