package qadam.shared;

import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** How each database says that there is no room left, and SQLite that its disk fails. Nothing was called saved then; whoever sends the same again will hear. */
final class FullDisk {
    /** PostgreSQL, class 53 (insufficient resources): disk_full. */
    private static final String POSTGRESQL = "53100";

    private static final Logger LOG = LoggerFactory.getLogger(FullDisk.class);
    /** Of an extended result code the lowest byte is the kind (sqlite.org/rescode.html). */
    private static final int KIND = 0xff;

    private FullDisk() {
    }

    /** The failure as callers should hear it: a {@link Refusal} when the disk is full or does not take what is written, or the file is held; else itself. */
    static Throwable named(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (saysFull(cause)) {
                return new Refusal(StorageProblem.FULL);
            }
            if (saysBroken(cause)) {
                LOG.error("the disk does not take what is written: {}", cause.getMessage());
                return new Refusal(StorageProblem.BUSY);
            }
            if (cause instanceof SQLiteException held && (held.getResultCode().code & KIND) == SQLiteErrorCode.SQLITE_BUSY.code) {
                return new Refusal(StorageProblem.BUSY);   // another program holds the file, as a command that writes much
            }
        }
        return failure;
    }

    private static boolean saysFull(Throwable cause) {
        return switch (cause) {
            case SQLiteException sqlite -> sqlite.getResultCode() == SQLiteErrorCode.SQLITE_FULL
                || sqlite.getResultCode() == SQLiteErrorCode.SQLITE_IOERR_SHMSIZE;
            case SQLException other -> POSTGRESQL.equals(other.getSQLState());
            default -> false;
        };
    }

    private static boolean saysBroken(Throwable cause) {
        return cause instanceof SQLiteException sqlite && switch (SQLiteErrorCode.getErrorCode(sqlite.getResultCode().code & KIND)) {
            case SQLITE_IOERR, SQLITE_READONLY, SQLITE_CANTOPEN -> true;
            default -> false;
        };
    }
}
