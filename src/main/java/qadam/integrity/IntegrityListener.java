package qadam.integrity;

import org.jdbi.v3.core.Handle;

/** Hears of judgements in the transaction that stores them. Changes rows only. */
public interface IntegrityListener {
    void judged(Handle handle, ClaimJudged judged);
}
