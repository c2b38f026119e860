package qadam.exam;

import java.time.Instant;

/** Whether a person may begin an attempt now. */
sealed interface Permission {
    /** @param left attempts left this month, this one included */
    record Allowed(int left) implements Permission {
    }

    record Waiting(Instant until, Reason reason) implements Permission {
    }

    record Passed(Attempt attempt) implements Permission {
    }

    enum Reason {
        PAUSE, MONTH
    }
}
