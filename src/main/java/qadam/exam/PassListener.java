package qadam.exam;

import org.jdbi.v3.core.Handle;

/** Hears of a passed exam inside the transaction that stores it. Writes rows only: no signing, no slow work. */
public interface PassListener {
    void passed(Handle handle, ExamPassed passed);
}
