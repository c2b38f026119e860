package qadam.safeguard;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import qadam.consent.AgeBand;

/**
 * What a place has decided on its pupils and models.
 *
 * @param named the two who hear of alerts; one whose account is gone is not among them
 * @param closedAt when it closed itself; empty while what was decided holds
 */
record Mode(long organisation, Map<Reader.Duty, UUID> named, boolean teens, boolean under13, UUID decidedBy, Instant decidedAt, Optional<Instant> closedAt) {
    Mode {
        named = Map.copyOf(named);
    }

    boolean isOn() {
        return closedAt.isEmpty() && (teens || under13);
    }

    boolean isOnFor(AgeBand band) {
        return closedAt.isEmpty() && switch (band) {
            case TEENS -> teens;
            case UNDER_13 -> under13;
            case ADULT -> false;
        };
    }
}
