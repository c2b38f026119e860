package qadam.exam;

import java.time.Instant;
import java.util.Optional;
import qadam.record.Receipt;

/**
 * What became of a save.
 *
 * @param savedAt when it was stored, the first time if it was sent again
 * @param late why it is not scored, when it came after the end
 * @param receipt of the step that tells of it; a late save is none
 */
record Kept(int item, long sequence, Instant savedAt, Optional<ExamProblem> late, Optional<Receipt> receipt) {
}
