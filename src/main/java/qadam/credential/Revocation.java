package qadam.credential;

import java.time.Instant;
import java.util.UUID;

record Revocation(UUID credential, RevocationReason reason, Instant revokedAt, UUID revokedBy, int statusList, int statusIndex, long leaf) {
}
