package qadam.shared;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes SQLite's write-ahead log into the file while the writer goes on, so that no answer waits for it
 * (<a href="https://sqlite.org/wal.html">Write-Ahead Logging</a>, "Avoiding Excessively Large WAL Files"). The bulk is copied and synced
 * by a thread of its own; the writer takes over what has come meanwhile, between two groups, and with that the log begins anew.
 * If this thread cannot, SQLite's own checkpoint does all of it once the log has {@link #MOST_PAGES}.
 */
final class LogKeeper implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogKeeper.class);
    /** 256 MB. */
    static final int MOST_PAGES = 64_000;
    private static final int PAGES_A_MEGABYTE = 256;
    /** So few are taken over by the writer in passing. */
    private static final int FEW_PAGES = 500;
    private static final int MOST_PASSES = 4;
    private static final long PAUSE_MILLIS = 20;
    private static final long FAILED_MILLIS = 5_000;

    private final DataSource source;
    private volatile int manyPages;
    private final Semaphore news = new Semaphore(0);
    private final AtomicBoolean rest = new AtomicBoolean();
    private final ReentrantLock copying = new ReentrantLock();
    private final Thread thread;

    LogKeeper(DataSource source) {
        this.source = source;
        bound(Limit.LOG_MEGABYTES.usual());
        this.thread = Thread.ofPlatform().name("log-keeper").daemon().start(this::keep);
    }

    /** From how much on: the larger, the oftener a page that many answers touch is written to the file but once (bench/results.md, Steps). */
    void bound(int megabytes) {
        manyPages = megabytes * PAGES_A_MEGABYTE;
    }

    /** Called by the writer after each of its groups. @return whether it is to take over the rest of the log now */
    boolean wrote() {
        if (news.availablePermits() == 0) {
            news.release();
        }
        return rest.getAndSet(false);
    }

    private void keep() {
        try {
            while (true) {
                keepWhileItGoes();
                Thread.sleep(FAILED_MILLIS);
            }
        } catch (InterruptedException closed) {
            LOG.debug("closed");
        }
    }

    /** Until it fails, as on a disk that is full for a while. */
    private void keepWhileItGoes() throws InterruptedException {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            while (true) {
                news.acquire();
                news.drainPermits();
                look(statement);
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (SQLException failed) {
            LOG.warn("the log is left to the writer for some seconds", failed);
        }
    }

    /** Runs the act while nothing is taken over here. */
    void alone(Runnable act) {
        copying.lock();
        try {
            act.run();
        } finally {
            copying.unlock();
        }
    }

    private void look(Statement statement) throws SQLException {
        Log log = log(statement, "noop");
        if (log.pages() < manyPages) {
            return;
        }
        copying.lock();
        try {
            for (int i = 0; i < MOST_PASSES && log.waiting() > FEW_PAGES; i++) {
                log(statement, "passive");
                log = log(statement, "noop");
            }
        } finally {
            copying.unlock();
        }
        rest.set(true);   // and again, while somebody still reads in the log and it does not begin anew
    }

    /** @param taken how many of its pages are in the file */
    private record Log(int pages, int taken) {
        int waiting() {
            return pages - taken;
        }
    }

    private static Log log(Statement statement, String mode) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma wal_checkpoint(" + mode + ")")) {
            row.next();
            return new Log(row.getInt(2), row.getInt(3));
        }
    }

    @Override
    public void close() {
        thread.interrupt();
        try {
            thread.join(5_000);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
