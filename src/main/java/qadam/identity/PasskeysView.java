package qadam.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** @param hasPassword true when a password opens the door as well */
public record PasskeysView(List<Line> lines, boolean hasPassword) {
    /** @param name what its owner calls it; empty when nobody has said */
    public record Line(long number, String name, Instant madeAt, Optional<Instant> usedAt) {
    }
}
