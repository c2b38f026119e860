package qadam.exam;

import java.time.Instant;
import java.util.Optional;
import qadam.record.Receipt;

/**
 * What became of a save.
 *
 * @param savedAt when it was stored, the first time if it was sent again
 * @param refusal why it is no answer, when it is none
 * @param seated whether it came from the browser that answers now
 * @param receipt of the step that tells of it; what is mere evidence has none
 */
public record Kept(int item, long sequence, Instant savedAt, Arrival arrival, Optional<ExamProblem> refusal, boolean seated, Optional<Receipt> receipt) {
    /** Whether it came after the end and counts all the same. */
    public boolean late() {
        return arrival == Arrival.FROM_OUTBOX || arrival == Arrival.ACCEPTED;
    }

    /** Whether a person decides what becomes of it. */
    public boolean review() {
        return arrival == Arrival.WAITING;
    }
}
