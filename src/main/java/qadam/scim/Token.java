package qadam.scim;

import java.time.Instant;
import java.util.Optional;

/** What a program of an agency speaks by. @param usedAt to the minute */
public record Token(long number, long organisation, String label, Instant madeAt, Instant expiresAt, Optional<Instant> endedAt, Optional<Instant> usedAt) {
    boolean opens(Instant now) {
        return endedAt.isEmpty() && expiresAt.isAfter(now);
    }
}
