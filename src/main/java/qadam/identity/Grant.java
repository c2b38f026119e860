package qadam.identity;

import java.time.Instant;
import java.util.UUID;
import qadam.web.Role;

/** A right that a person holds since a day. */
record Grant(long number, UUID person, Role role, Instant sinceAt) {
}
