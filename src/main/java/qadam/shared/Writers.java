package qadam.shared;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The writers of this server: one on SQLite, several on PostgreSQL. Lines are bounded: who finds no place within
 * {@link #PLACE_MILLIS}, or is not begun within {@link #LINE_MILLIS}, is refused, so that the browser's outbox keeps the answer.
 */
final class Writers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Writers.class);
    private static final long PLACE_MILLIS = 2_000;
    private static final long LINE_MILLIS = 10_000;
    private static final long DONE_MILLIS = 20_000;

    private final List<Writer> lanes;
    private final LongAdder refused = new LongAdder();

    Writers(int many, boolean postgresql, Supplier<Jdbi> door) {
        this.lanes = IntStream.range(0, many).mapToObj(number -> new Writer(door.get(), new Lane(number, postgresql))).toList();
    }

    void bound(int places) {
        lanes.forEach(lane -> lane.bound(places));
    }

    /** In the lane that has least to do. */
    <T> T run(Work<T> work) {
        Writer lane = lanes.size() == 1 ? lanes.getFirst() : lanes.stream().min(Comparator.comparingInt(Writer::waiting)).orElseThrow();
        return entered(lane, Task.of(work)).await(LINE_MILLIS, 0);
    }

    /** In the lane of the key. */
    <T> T run(Work<T> work, long key) {
        return entered(lane(key), Task.of(work)).await(LINE_MILLIS, 0);
    }

    /** In the lane of the key, all in the order of the list; every outcome is known when it returns. */
    <I, O> List<Outcome<O>> run(GroupWork<I, O> work, long key, List<I> items) {
        Writer lane = lane(key);
        List<Task<O>> tasks = new ArrayList<>(items.size());
        Refusal full = null;
        for (I item : items) {
            Task<O> task = Task.of(work, item);
            if (full == null && !lane.enter(task, PLACE_MILLIS)) {
                full = busy();
            }
            tasks.add(full == null ? task : null);
        }
        List<Outcome<O>> outcomes = new ArrayList<>(items.size());
        for (Task<O> task : tasks) {
            outcomes.add(task == null ? new Outcome.Refused<>(full) : outcome(task));
        }
        return outcomes;
    }

    private Writer lane(long key) {
        return lanes.get(Math.floorMod(Long.hashCode(key * 0x9E3779B97F4A7C15L), lanes.size()));
    }

    private static <O> Outcome<O> outcome(Task<O> task) {
        try {
            return new Outcome.Kept<>(task.await(LINE_MILLIS, DONE_MILLIS));
        } catch (Refusal refusal) {
            return new Outcome.Refused<>(refusal);
        } catch (RuntimeException ours) {   // a mistake of ours with one item takes no other along
            LOG.error("a piece of a group failed", ours);
            return new Outcome.Refused<>(new Refusal(StorageProblem.UNKNOWN));
        }
    }

    private <T> Task<T> entered(Writer lane, Task<T> task) {
        if (!lane.enter(task, PLACE_MILLIS)) {
            throw busy();
        }
        return task;
    }

    private Refusal busy() {
        refused.increment();
        return new Refusal(StorageProblem.BUSY);
    }

    WriterLoad load() {
        WriterLoad sum = lanes.stream().map(Writer::load).reduce(WriterLoad::plus).orElseThrow();
        return new WriterLoad(sum.waiting(), sum.lastGroup(), sum.groups(), sum.works(), refused.sum());
    }

    @Override
    public void close() {
        lanes.forEach(Writer::close);
    }
}
