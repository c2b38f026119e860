package qadam.identity;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the same transaction, of each national id that an officer has seen on a document and that no other account has. Keeps nothing by which it could be read. */
public interface IdListener {
    void seen(Handle handle, UUID person, NationalId id, UUID by);

    /** An officer was shown the id of somebody who has another account that holds it already: nothing was kept, the two may be one person's. */
    default void seenTwice(Handle handle, UUID person, UUID other, NationalId id) {
    }

    /** A sign-on whose word confirms has said an id of whoever came by it. @param tag as {@link MatchTags} makes it, all that is left of the id */
    default void vouched(Handle handle, UUID person, byte[] tag) {
    }

    /** What was seen is taken back, and whatever was made of it goes. */
    default void unseen(Handle handle, UUID person) {
    }
}
