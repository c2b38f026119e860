package qadam.shared;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jdbi.v3.core.Jdbi;

/** A bounded crew of platform threads that read. Virtual threads wait here instead of pinning their carriers inside SQLite. */
final class Readers implements AutoCloseable {
    private final Jdbi jdbi;
    private final ExecutorService crew;

    Readers(Jdbi jdbi, int size) {
        this.jdbi = jdbi;
        this.crew = Executors.newFixedThreadPool(size, Thread.ofPlatform().name("reader-", 0).daemon().factory());
    }

    <T> T run(Work<T> work) {
        return Waiting.join(crew.submit(() -> jdbi.inTransaction(work::in)));
    }

    @Override
    public void close() {
        crew.shutdownNow();
    }
}
