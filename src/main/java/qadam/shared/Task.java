package qadam.shared;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;

/**
 * One asker's work on its way through a writer. It is either begun by the writer or given up by the asker, never both: so
 * who is told "busy" can rely on it that nothing of theirs is done later.
 */
final class Task<T> {
    private enum State { WAITING, BEGUN, GIVEN_UP }

    private final Work<T> work;   // null for an item of a group's work
    private final Batch.Item<?, T> item;
    private final AtomicReference<State> state = new AtomicReference<>(State.WAITING);
    private final CompletableFuture<T> done = new CompletableFuture<>();
    private Outcome<T> outcome;   // of the last attempt; only the writer's thread touches it

    private Task(Work<T> work, Batch.Item<?, T> item) {
        this.work = work;
        this.item = item;
    }

    static <T> Task<T> of(Work<T> work) {
        return new Task<>(work, null);
    }

    static <I, O> Task<O> of(GroupWork<I, O> work, I item) {
        return new Task<>(null, new Batch.Item<>(work, item));
    }

    /** Null when it is work of its own. */
    Batch.Item<?, T> item() {
        return item;
    }

    /** The writer begins; false when the asker has gone. */
    boolean begin() {
        return state.compareAndSet(State.WAITING, State.BEGUN);
    }

    /** The asker goes; false when the writer has begun. */
    boolean giveUp() {
        return state.compareAndSet(State.WAITING, State.GIVEN_UP);
    }

    void attempt(Handle handle) throws Exception {
        outcome = new Outcome.Kept<>(work.in(handle));
    }

    void came(Outcome<T> outcome) {
        this.outcome = outcome;
    }

    /** What the last attempt brought is durable. */
    void succeed() {
        switch (outcome) {
            case Outcome.Kept<T>(T value) -> done.complete(value);
            case Outcome.Refused<T>(Refusal refusal) -> done.completeExceptionally(refusal);
        }
    }

    void fail(Throwable failure) {
        done.completeExceptionally(failure);
    }

    /**
     * What came of it.
     *
     * @param lineMillis how long it may wait to be begun
     * @param doneMillis how long after that until the outcome is called unknown; 0 for as long as it takes
     */
    T await(long lineMillis, long doneMillis) {
        if (!endsWithin(lineMillis)) {
            if (giveUp()) {
                throw new Refusal(StorageProblem.BUSY);
            }
            if (doneMillis > 0 && !endsWithin(doneMillis)) {
                throw new Refusal(StorageProblem.UNKNOWN);
            }
        }
        return Waiting.join(done);
    }

    private boolean endsWithin(long millis) {
        boolean interrupted = false;
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
        try {
            while (true) {
                try {
                    done.get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
                    return true;
                } catch (InterruptedException again) {
                    interrupted = true;   // a write that was handed over may happen; its outcome must be known
                } catch (ExecutionException failed) {
                    return true;
                } catch (TimeoutException notYet) {
                    return false;
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
