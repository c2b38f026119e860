package qadam.learning;

import java.time.Instant;
import java.util.UUID;

/** How one learner stands with one practice item. */
record PracticeProgress(int activity, int tries, Instant solvedAt, Instant lastAt, UUID lastStep) {
    boolean solved() {
        return solvedAt != null;
    }
}
