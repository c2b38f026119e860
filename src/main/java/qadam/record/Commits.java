package qadam.record;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
    private final RecentCommits recent = new RecentCommits();

    /** The transaction to which a lane is adding. Only the lane's writer touches it. */
    private static final class Open {
        private int node;   // 0 until it is durable that it has one
        private Handle handle;
        private int nodeHere;
        private long first;
        private List<Stored> added;
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
            open.added = new ArrayList<>();
            open.nodeHere = lane.number() == 0 ? server : open.node == 0 ? taken(handle, lane, now, open) : open.node;
        }
        return open.nodeHere;
    }

    private int taken(Handle handle, Lane lane, Instant now, Open open) {
        int number = store.laneNode(handle, server, lane.number(), now);
        store.whenDurable(handle, () -> open.node = number);
        return number;
    }

    /** The commit to which these belong; the first of all begins it. @param added in the order of their sequences; 0 when nothing was added */
    long add(Handle handle, List<Stored> added) {
        Open open = lanes.get(Lane.of(handle).number());
        if (open.first == 0 && !added.isEmpty()) {
            begin(handle, open, added.getFirst());
        }
        open.added.addAll(added);
        return open.first;
    }

    private void begin(Handle handle, Open open, Stored first) {
        store.beginCommit(handle, first.node(), first.sequence());
        open.first = first.sequence();
        List<Stored> added = open.added;
        store.whenDurable(handle, () -> {
            stored.add(added.size());
            recent.put(new CommitName(first.node(), first.sequence()), added);
        });
    }

    /** What was made durable a moment ago, so that whoever waits for its receipt need not read it back; null when it is gone from memory. */
    List<Stored> takeRecent(CommitName commit) {
        return recent.take(commit);
    }

    /** How many steps this server has made durable since it started. */
    long stored() {
        return stored.sum();
    }
}
