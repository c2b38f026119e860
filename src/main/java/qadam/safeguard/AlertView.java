package qadam.safeguard;

import java.time.Instant;
import java.util.Optional;

/**
 * An alert as its reader sees it.
 *
 * @param place the school's name
 * @param pupil their name; empty in the list, where nobody is named
 * @param asked what they asked; empty in the list and when it is not kept any more
 * @param note what was done
 */
public record AlertView(long number, String place, String pupil, Optional<String> asked, Instant raisedAt, Optional<Instant> firstSeenAt, Optional<Instant> answeredAt,
                        Optional<String> note, boolean overdue) {
    /** The end of the key of its state. */
    public String state() {
        return answeredAt.isPresent() ? "answered" : firstSeenAt.isPresent() ? "seen" : overdue ? "overdue" : "new";
    }

    public String tone() {
        return answeredAt.isPresent() ? "good" : firstSeenAt.isPresent() ? "warn" : "bad";
    }
}
