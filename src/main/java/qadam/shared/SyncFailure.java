package qadam.shared;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/**
 * A sync of SQLite's files that failed. What was written before it may be gone although the next sync succeeds (Rebello and others, "Can
 * Applications Recover from fsync Failures?", USENIX ATC 2020), so from then on nothing may be called saved. The process ends at once and closes
 * nothing, for a checkpoint at the end would throw away the log; the next start reads the log from the disk and takes all of it into the file.
 * PostgreSQL does the same by itself ({@code data_sync_retry}).
 */
final class SyncFailure {
    private static final Logger LOG = LoggerFactory.getLogger(SyncFailure.class);
    /** "Internal software or operating system error", sysexits.h; a supervisor starts the server again. */
    private static final int EXIT = 70;

    private SyncFailure() {
    }

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLiteException sqlite && (sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_FSYNC
                    || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_DIR_FSYNC)) {
                return true;
            }
        }
        return false;
    }

    static void end() {
        LOG.error("the disk has failed to make durable what was written: the server stops, so that nothing false is called saved. "
            + "Look at the disk, then start the server again; nothing that was called saved is lost");
        Runtime.getRuntime().halt(EXIT);
    }
}
