package qadam.catalog;

import org.jdbi.v3.core.Handle;

/** Hears of an answer in the transaction that stores it. Changes rows only. */
@FunctionalInterface
public interface MistakeListener {
    void answered(Handle handle, MistakeAnswered answered);
}
