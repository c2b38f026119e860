package qadam.shared;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A bounded crew of platform threads that read. Virtual threads wait here instead of pinning their carriers inside SQLite; so
 * many may wait, and the next is refused at once, so that a rush never piles up. While the database is away everyone is told so at
 * once, but for one in half a second who tries: nobody waits in a line behind connections that do not come.
 */
final class Readers implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Readers.class);
    private static final int PLACES = 4_096;
    private static final long AWAY_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Jdbi jdbi;
    private final ExecutorService crew;
    /** In the time of {@link System#nanoTime}: until then the database is taken to be away. Null while it answers. */
    private final AtomicReference<Long> away = new AtomicReference<>();
    /** What this thread of the crew is reading with: one who asks again in the middle must not wait for the rest of the crew. */
    private final ThreadLocal<Handle> reading = new ThreadLocal<>();

    Readers(Jdbi jdbi, int size) {
        this.jdbi = jdbi;
        this.crew = new ThreadPoolExecutor(size, size, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(PLACES),
            Thread.ofPlatform().name("reader-", 0).daemon().factory());
    }

    <T> T run(Work<T> work) {
        Handle handle = reading.get();
        return handle == null ? fresh(work) : again(work, handle);
    }

    private <T> T fresh(Work<T> work) {
        try {
            return Waiting.join(crew.submit(() -> reached(work)));
        } catch (RejectedExecutionException full) {
            throw crew.isShutdown() ? new IllegalStateException("the database is closed", full) : new Refusal(StorageProblem.BUSY);
        }
    }

    private <T> T reached(Work<T> work) throws Exception {
        Long until = away.get();
        if (until != null && (System.nanoTime() - until < 0 || !away.compareAndSet(until, System.nanoTime() + AWAY_NANOS))) {
            throw new Refusal(StorageProblem.BUSY);
        }
        try {
            T result = jdbi.inTransaction(fresh -> read(work, fresh));
            away.set(null);
            return result;
        } catch (Exception failed) {
            if (!ConnectionLoss.is(failed)) {
                throw failed;
            }
            away.set(System.nanoTime() + AWAY_NANOS);
            LOG.warn("the database cannot be reached", failed);
            throw new Refusal(StorageProblem.BUSY);
        }
    }

    private <T> T read(Work<T> work, Handle handle) throws Exception {
        reading.set(handle);
        try {
            return work.in(handle);
        } finally {
            reading.remove();
        }
    }

    private static <T> T again(Work<T> work, Handle handle) {
        try {
            return work.in(handle);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        crew.shutdownNow();
    }
}
