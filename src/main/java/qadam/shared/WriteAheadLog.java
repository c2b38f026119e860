package qadam.shared;

import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes SQLite's write-ahead log into the file between two groups, on the writer's thread. Not left to SQLite, which says nothing when the
 * sync of its own checkpoint has failed and takes the pages for durable the next time.
 */
final class WriteAheadLog {
    private static final Logger LOG = LoggerFactory.getLogger(WriteAheadLog.class);
    /** Nothing by itself. */
    static final String LEFT_TO_US = "pragma wal_autocheckpoint = 0";
    /** 16 MB: a page that many answers touch is written to the file once. */
    private static final int MANY_PAGES = 4_000;

    private final Jdbi jdbi;
    private final Runnable syncFailed;

    /** @param syncFailed what is to be done then; it usually does not return */
    WriteAheadLog(Jdbi jdbi, Runnable syncFailed) {
        this.jdbi = jdbi;
        this.syncFailed = syncFailed;
    }

    void takeWhenLong() {
        try (Handle handle = jdbi.open()) {
            if (pages(handle, "noop") >= MANY_PAGES) {
                pages(handle, "passive");
            }
        } catch (RuntimeException failed) {   // every row is in the log and stays there
            LOG.warn("the log is not taken into the file now", failed);
            if (SyncFailure.is(failed)) {
                syncFailed.run();
            }
        }
    }

    private static int pages(Handle handle, String mode) {
        return handle.createQuery("pragma wal_checkpoint(" + mode + ")").map((row, context) -> row.getInt(2)).one();
    }
}
