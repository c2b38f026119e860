package qadam.identity;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the same transaction, of each national id that an officer has seen on a document and that no other account has. Keeps nothing by which it could be read. */
public interface IdListener {
    void seen(Handle handle, UUID person, NationalId id, UUID by);
}
