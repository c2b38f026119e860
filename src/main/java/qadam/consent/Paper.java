package qadam.consent;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** A signed paper as it was entered. @param signedOn the day that stands on it @param decision of the second person */
record Paper(long number, UUID person, long place, Set<Purpose> purposes, String edition, byte[] sealed, LocalDate signedOn, UUID madeBy, Instant madeAt,
             Optional<Decision> decision) {
    /** @param reason why it was sent back */
    record Decision(boolean confirmed, UUID by, Instant at, String reason) {
    }

    /** Nobody knows at what hour it was signed: whatever else was said on that day counts as later, so that nothing comes back that was taken back. */
    Instant spokenAt() {
        return spokenAt(signedOn);
    }

    static Instant spokenAt(LocalDate signedOn) {
        return signedOn.atStartOfDay(AgeBands.ALMATY).toInstant();
    }

    boolean waits() {
        return decision.isEmpty();
    }
}
