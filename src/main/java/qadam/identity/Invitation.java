package qadam.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import qadam.web.Role;

/**
 * A one-time link that gives a right to whoever opens it first.
 *
 * @param maker who made it; empty for the link that the first start prints
 */
record Invitation(byte[] hash, Role role, long organisation, Optional<UUID> maker, Instant expiresAt) {
}
