package qadam.record;

import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Handle;
import qadam.shared.Lane;

/**
 * Which steps become durable together. A commit is its node's steps from one number to the next, so every lane in which a
 * server writes is a node of its own; else two transactions that run side by side would mix their numbers.
 */
final class Commits {
    private final StepStore store;
    private final int server;
    private final Map<Integer, Open> lanes = new ConcurrentHashMap<>();
    private final LongAdder stored = new LongAdder();

    /** The transaction to which a lane is adding. Only the lane's writer touches it. */
    private static final class Open {
        private int node;   // 0 until it is durable that it has one
        private Handle handle;
        private int nodeHere;
        private long first;
        private int added;
    }

    Commits(StepStore store, int server) {
        this.store = store;
        this.server = server;
    }

    /** Under which number the transaction adds steps. */
    int node(Handle handle, Instant now) {
        Lane lane = Lane.of(handle);
        Open open = lanes.computeIfAbsent(lane.number(), number -> new Open());
        if (open.handle != handle) {
            open.handle = handle;
            open.first = 0;
            open.added = 0;
            open.nodeHere = lane.number() == 0 ? server : open.node == 0 ? taken(handle, lane, now, open) : open.node;
        }
        return open.nodeHere;
    }

    private int taken(Handle handle, Lane lane, Instant now, Open open) {
        int number = store.laneNode(handle, server, lane.number(), now);
        store.whenDurable(handle, () -> open.node = number);
        return number;
    }

    /** The commit to which these belong; the first step of all begins it. @param sequences 0 where nothing was added */
    long add(Handle handle, int node, long[] sequences) {
        Open open = lanes.get(Lane.of(handle).number());
        for (long sequence : sequences) {
            if (sequence > 0) {
                if (open.first == 0) {
                    begin(handle, node, sequence, open);
                }
                open.added++;
            }
        }
        return open.first;
    }

    private void begin(Handle handle, int node, long sequence, Open open) {
        store.beginCommit(handle, node, sequence);
        open.first = sequence;
        store.whenDurable(handle, () -> stored.add(open.added));
    }

    /** How many steps this server has made durable since it started. */
    long stored() {
        return stored.sum();
    }
}
