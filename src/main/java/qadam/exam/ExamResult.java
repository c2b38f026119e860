package qadam.exam;

import java.util.UUID;

/**
 * What came of an attempt that is no rehearsal.
 *
 * @param raised true when there was a result before and a corrected key has raised it
 */
public record ExamResult(UUID attempt, UUID person, String course, boolean passed, boolean raised) {
}
