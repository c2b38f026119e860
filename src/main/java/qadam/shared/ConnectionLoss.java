package qadam.shared;

import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;

/** How PostgreSQL, its driver and the pool say that there is no database at the other end, or one that takes no writes any more. */
final class ConnectionLoss {
    /** PostgreSQL, class 57: admin_shutdown, crash_shutdown, cannot_connect_now; 25006: a standby, or a server that was a primary. */
    private static final Set<String> STATES = Set.of("57P01", "57P02", "57P03", "25006");

    private ConnectionLoss() {
    }

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && saysSo(sql)) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysSo(SQLException failure) {
        String state = failure.getSQLState();
        return failure instanceof SQLTransientConnectionException || failure instanceof SQLNonTransientConnectionException
            || state != null && (state.startsWith("08") || STATES.contains(state));
    }
}
