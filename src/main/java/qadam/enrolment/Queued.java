package qadam.enrolment;

import java.time.Instant;
import java.util.UUID;

/** Somebody who waits for a place. @param number their turn */
record Queued(long number, UUID person, Instant sinceAt) {
}
