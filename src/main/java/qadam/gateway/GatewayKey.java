package qadam.gateway;

import java.time.Instant;
import java.util.Optional;

/** A person's key, without its words, which are nowhere. @param usedAt to the minute @param endedAt when it was taken back, or ended unused */
public record GatewayKey(long number, String label, Instant madeAt, Optional<Instant> usedAt, Optional<Instant> endedAt) {
    public boolean isOpen() {
        return endedAt.isEmpty();
    }
}
