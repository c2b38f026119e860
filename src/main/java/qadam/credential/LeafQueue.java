package qadam.credential;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;

/** The log's side of the queue: what waits, and where it has been put. */
public final class LeafQueue {
    private final LeafStore store = new LeafStore();

    /** In the order in which they were queued. */
    public List<QueuedLeaf> waiting(Handle handle) {
        return store.waiting(handle);
    }

    public int countWaiting(Handle handle) {
        return store.countWaiting(handle);
    }

    /** Since when the oldest leaf waits that is not in the published tree of this size. */
    public Optional<Instant> oldestWaiting(Handle handle, long size) {
        return store.oldestWaiting(handle, size);
    }

    public QueuedLeaf find(Handle handle, long number) {
        return store.find(handle, number);
    }

    /**
     * Notes the places that the log has given, in the transaction that gives them.
     *
     * @param indexes by number in the queue
     * @return false when one of them has a place already: the transaction must be undone
     */
    public boolean place(Handle handle, Map<Long, Long> indexes) {
        return store.place(handle, indexes) == indexes.size();
    }

    /** Where those of these leaves stand that have a place already, by their number. */
    public Map<Long, Long> places(Handle handle, List<Long> numbers) {
        return numbers.isEmpty() ? Map.of() : store.places(handle, numbers);
    }

    /** The number of the leaf at a place of the log; empty when the queue knows none there. */
    public Optional<Long> numberAt(Handle handle, long index) {
        return store.numberAt(handle, index);
    }

    /** Keeps what the log says of a leaf and the queue did not know: as when a restored database reads its own log. */
    public void took(Handle handle, Leaf.About leaf, long about, long index, Instant now) {
        long number = store.add(handle, leaf, Optional.of(about), now);
        store.place(handle, Map.of(number, index));
    }

    /** The places of the credentials of which the queue says, and a tree of this size does not yet, that their revocation was a mistake. */
    public Set<Long> reinstating(Handle handle, long size) {
        return store.reinstating(handle, size);
    }

    /** What the status lists call revoked, by the place of the leaf that issued it, with the place of the leaf that revokes it. */
    public Map<Long, Optional<Long>> revoked(Handle handle) {
        return store.revoked(handle);
    }

    /** Claims that have a place in the log, by the place of the leaf that issued what is claimed. */
    public Map<Long, Long> claimed(Handle handle) {
        return store.claimed(handle);
    }
}
