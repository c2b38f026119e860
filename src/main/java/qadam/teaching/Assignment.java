package qadam.teaching;

import java.time.LocalDate;
import java.util.Optional;

/**
 * A course that the people of a place are to take.
 *
 * @param sittingOn the day of its exam, when one is planned
 */
public record Assignment(long number, long place, String course, LocalDate dueOn, Optional<LocalDate> sittingOn) {
}
