package qadam.teaching;

import java.time.LocalDate;
import java.util.Optional;

/**
 * What somebody is to take, as they see it.
 *
 * @param exam the name of its exam; empty when it has none
 * @param sittingOn their own day of the exam, moved or not
 * @param mayMove whether they may still move it
 * @param lastDay the last day to which they may move it
 */
public record MyAssignment(long number, String course, String title, LocalDate dueOn, int taken, int total, String exam, Optional<LocalDate> sittingOn,
                           boolean mayMove, boolean moved, Optional<LocalDate> lastDay, boolean certified) {
}
