package qadam.scim;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody whom an agency's directory has sent and who has not left.
 *
 * @param id as the directory knows them; says nothing of the person's own
 * @param sealed {@link UserWords} under the person's key
 * @param disabledAt since when they are switched off
 */
record UserRow(UUID id, long organisation, UUID person, byte[] sealed, long version, Instant madeAt, Instant changedAt, Optional<Instant> disabledAt) {
    boolean isActive() {
        return disabledAt.isEmpty();
    }
}
