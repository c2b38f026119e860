package qadam.identity;

import java.time.Instant;
import java.util.Optional;

/**
 * What the office sees when somebody is to be let in again.
 *
 * @param freshLink the link just made, for its maker; else empty
 * @param holdsUntil until when the person's link holds
 * @param refused the key of the message that says why the reader may not make one; else empty
 */
public record ResetView(String id, String name, String userName, String freshLink, Optional<Instant> holdsUntil, String refused) {
}
