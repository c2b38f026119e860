package qadam.gateway;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** A key as it is kept. @param label sealed under its person's key */
record KeyRow(long number, UUID person, byte[] label, Instant madeAt, Optional<Instant> usedAt, Optional<Instant> endedAt) {
    boolean isOpen() {
        return endedAt.isEmpty();
    }
}
