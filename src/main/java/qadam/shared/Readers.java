package qadam.shared;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** A bounded crew of platform threads that read. Virtual threads wait here instead of pinning their carriers inside SQLite. */
final class Readers implements AutoCloseable {
    private final Jdbi jdbi;
    private final ExecutorService crew;
    /** What this thread of the crew is reading with: one who asks again in the middle must not wait for the rest of the crew. */
    private final ThreadLocal<Handle> reading = new ThreadLocal<>();

    Readers(Jdbi jdbi, int size) {
        this.jdbi = jdbi;
        this.crew = Executors.newFixedThreadPool(size, Thread.ofPlatform().name("reader-", 0).daemon().factory());
    }

    <T> T run(Work<T> work) {
        Handle handle = reading.get();
        return handle == null ? Waiting.join(crew.submit(() -> jdbi.inTransaction(fresh -> read(work, fresh)))) : again(work, handle);
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
