package qadam.exam;

import org.jdbi.v3.core.Handle;

/** Hears of exams inside the transaction that stores their results. Writes rows only: no signing, no slow work. */
public interface ExamListener {
    /** Once for each attempt that is passed, be it by a correction long after. */
    void passed(Handle handle, ExamPassed passed);

    /** For each attempt that is handed in or runs out of time, passed or not, and whenever its result rises. */
    default void resulted(Handle handle, ExamResult result) {
    }

    /**
     * For whatever staff does to an attempt that is no rehearsal.
     *
     * @throws qadam.shared.Refusal when it cannot be done any more: then nothing was
     */
    default void changed(Handle handle, ExamChanged changed) {
    }
}
