package qadam.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody's word, with a date and a reason, for who a person is.
 *
 * @param kind {@code sso} or {@code roster}
 * @param idSeen whether it goes with a national id that was seen on a document; which one, nobody can tell from it
 * @param endedAt when it was taken back
 */
public record Confirmation(String kind, Instant sinceAt, UUID actor, String reason, boolean idSeen, Optional<Instant> endedAt, Optional<String> endReason) {
    static final String ROSTER = "roster";
    static final String SSO = "sso";

    /** By whose sign-on; empty when the office confirmed. */
    public String provider() {
        return kind.equals(SSO) ? reason.substring(reason.lastIndexOf(' ') + 1) : "";
    }

    public boolean isOfTheState() {
        return kind.equals(SSO) && reason.startsWith(SignOns.STATE);
    }

    public boolean holds() {
        return endedAt.isEmpty();
    }
}
