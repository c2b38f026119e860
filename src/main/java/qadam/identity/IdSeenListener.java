package qadam.identity;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears of every national id that an office has seen on a document, in the transaction that keeps its match tag. Changes rows only, and keeps no id. */
@FunctionalInterface
public interface IdSeenListener {
    void seen(Handle handle, UUID person, NationalId id);
}
