package qadam.shared;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * The one thread that writes. It takes everything that waits, does it in one transaction and makes it durable with one
 * sync (group commit); only then do the callers go on. When one piece of work throws, the group is rolled back and each
 * piece is done again in a transaction of its own, so that a bad one never fails its neighbours.
 *
 * <p>Only {@code writer} touches the handle. The queue is bounded: a caller waits at most {@link #PATIENCE_MILLIS} for a
 * place and is then refused, so that the browser's outbox keeps the answer.
 */
final class Writer implements AutoCloseable {
    private static final int QUEUE = 4096;
    private static final int GROUP = 1024;
    private static final long PATIENCE_MILLIS = 2_000;

    private final Jdbi jdbi;
    private final BlockingQueue<Task<?>> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread thread;
    private volatile boolean closing;
    private volatile int lastGroup;
    private final LongAdder groups = new LongAdder();
    private final LongAdder works = new LongAdder();
    private final LongAdder refused = new LongAdder();

    Writer(Jdbi jdbi) {
        this.jdbi = jdbi;
        this.thread = Thread.ofPlatform().name("writer").start(this::work);
    }

    <T> T run(Work<T> work) {
        Task<T> task = new Task<>(work);
        try {
            if (closing || !queue.offer(task, PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                refused.increment();
                throw new Refusal(StorageProblem.BUSY);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new Refusal(StorageProblem.BUSY);
        }
        return Waiting.join(task.done);
    }

    WriterLoad load() {
        return new WriterLoad(queue.size(), lastGroup, groups.sum(), works.sum(), refused.sum());
    }

    private void work() {
        List<Task<?>> group = new ArrayList<>(GROUP);
        while (true) {
            try {
                Task<?> first = queue.poll(100, TimeUnit.MILLISECONDS);
                if (first == null) {
                    if (closing) {
                        return;
                    }
                    continue;
                }
                group.add(first);
                queue.drainTo(group, GROUP - 1);
                commit(group);
                count(group.size());
            } catch (InterruptedException unexpected) {
                if (closing) {
                    return;
                }
            } finally {
                group.clear();
            }
        }
    }

    private void count(int size) {
        lastGroup = size;
        groups.increment();
        works.add(size);
    }

    private void commit(List<Task<?>> group) {
        if (commitTogether(group)) {
            group.forEach(Task::succeed);
        } else {
            group.forEach(this::commitAlone);
        }
    }

    /** True when all is durable; false when nothing was kept. */
    private boolean commitTogether(List<Task<?>> group) {
        if (group.size() == 1) {
            return false;
        }
        try {
            jdbi.useTransaction(handle -> {
                for (Task<?> task : group) {
                    task.attempt(handle);
                }
            });
            return true;
        } catch (Exception replayed) {
            return false;   // each piece meets its own error again in commitAlone
        }
    }

    private void commitAlone(Task<?> task) {
        try {
            jdbi.useTransaction(task::attempt);
            task.succeed();
        } catch (Throwable failure) {
            task.done.completeExceptionally(FullDisk.named(failure));
        }
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join(10_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        for (Task<?> left; (left = queue.poll()) != null;) {
            left.done.completeExceptionally(new Refusal(StorageProblem.BUSY));
        }
    }

    private static final class Task<T> {
        private final Work<T> work;
        private final CompletableFuture<T> done = new CompletableFuture<>();
        private T result;   // written and read by the writer thread only

        Task(Work<T> work) {
            this.work = work;
        }

        void attempt(Handle handle) throws Exception {
            result = work.in(handle);
        }

        void succeed() {
            done.complete(result);
        }
    }
}
