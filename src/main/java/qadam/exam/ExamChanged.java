package qadam.exam;

import java.util.UUID;

/** Somebody of the staff has changed something about an attempt. Told to listeners in the same transaction. */
public record ExamChanged(UUID attempt, UUID person, String course, Change change) {
    /** What was done. */
    public enum Change {
        EXTRA_TIME,
        /** Open again: what came of it before is taken back until it is handed in again. A listener refuses when that is too late. */
        REOPENED,
        LATE_ACCEPTED, LATE_DECLINED
    }
}
