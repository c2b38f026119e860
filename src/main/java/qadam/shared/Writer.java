package qadam.shared;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Jdbi;

/**
 * A thread that writes. It takes everything that waits in its line, does it in one transaction and makes it durable with one
 * sync (group commit); only then do the askers go on. Only {@code thread} touches the database.
 */
final class Writer implements AutoCloseable {
    private static final int GROUP = 1_024;
    private static final long STOP_MILLIS = 10_000;

    private final Line<Task<?>> line = new Line<>(Limit.WRITES_WAITING.usual());
    private final GroupCommit commits;
    private final WriteAheadLog log;   // null on PostgreSQL
    private final Thread thread;
    private volatile int lastGroup;
    private final LongAdder groups = new LongAdder();
    private final LongAdder works = new LongAdder();

    Writer(Jdbi jdbi, Lane lane) {
        jdbi.getConfig(Lane.Config.class).set(lane);
        this.commits = new GroupCommit(jdbi, SyncFailure::end);
        this.log = lane.postgresql() ? null : new WriteAheadLog(jdbi, SyncFailure::end);
        this.thread = Thread.ofPlatform().name(lane.number() == 0 ? "writer" : "writer-" + lane.number()).start(this::work);
    }

    /** False when there was no place. */
    boolean enter(Task<?> task, long patienceMillis) {
        try {
            return line.enter(task, patienceMillis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    void bound(int places) {
        line.bound(places);
    }

    int waiting() {
        return line.size();
    }

    WriterLoad load() {
        return new WriterLoad(waiting(), lastGroup, groups.sum(), works.sum(), 0);
    }

    private void work() {
        for (List<Task<?>> group = line.take(GROUP); !group.isEmpty(); group = line.take(GROUP)) {
            group.removeIf(task -> !task.begin());
            commit(group);
        }
    }

    private void commit(List<Task<?>> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            commits.commit(group);
        } catch (Throwable unforeseen) {   // a mistake of ours must not leave askers waiting, nor end the thread
            group.forEach(task -> task.fail(unforeseen));
        }
        lastGroup = group.size();
        groups.increment();
        works.add(group.size());
        if (log != null) {
            log.takeWhenLong();
        }
    }

    /** What waits is still written, if it goes within some seconds; what is then left is refused. */
    @Override
    public void close() {
        line.close();
        try {
            thread.join(STOP_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        for (List<Task<?>> left = line.take(GROUP); !left.isEmpty(); left = line.take(GROUP)) {
            left.stream().filter(Task::giveUp).forEach(task -> task.fail(new Refusal(StorageProblem.BUSY)));
        }
    }
}
