package qadam.gallery;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody shows a work to a class.
 *
 * @param place the class's number
 * @param work the step's id under which it was handed in
 * @param endedAt when it was taken back or hidden; empty while it is shown
 * @param hiddenBy the teacher who hid it
 */
record Showing(long number, long place, UUID person, UUID work, Instant shownAt, Optional<Instant> endedAt, Optional<UUID> hiddenBy) {
}
