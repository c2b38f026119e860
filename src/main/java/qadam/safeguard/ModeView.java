package qadam.safeguard;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Minors' mode of a place, for whoever decides.
 *
 * @param lead who is chosen, 32 hex digits, or empty
 * @param closedAt when it closed itself
 * @param overdue how many alerts nobody has opened for long
 * @param taught classes that one of the two teaches: there the other one hears
 */
public record ModeView(long organisation, String title, List<Choice> people, String lead, String deputy, boolean teens, boolean under13, boolean isOn, Optional<Instant> closedAt,
                       long overdue, List<String> taught) {
    /** Somebody who may be named. */
    public record Choice(String id, String name) {
    }
}
