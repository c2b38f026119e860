package qadam.shared;

import java.sql.SQLException;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** How each database says that there is no room left. The transaction is undone then, nothing of it stays. */
final class FullDisk {
    /** PostgreSQL, class 53 (insufficient resources): disk_full. */
    private static final String POSTGRESQL = "53100";

    private FullDisk() {
    }

    /** The failure as callers should hear it: a {@link Refusal} when the disk is full or the file is held, else itself. */
    static Throwable named(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (saysFull(cause)) {
                return new Refusal(StorageProblem.FULL);
            }
            if (cause instanceof SQLiteException held && held.getResultCode() == SQLiteErrorCode.SQLITE_BUSY) {
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
}
