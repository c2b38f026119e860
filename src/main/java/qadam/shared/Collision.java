package qadam.shared;

import java.sql.SQLException;
import java.util.Set;

/** Two transactions of PostgreSQL that met: whoever was undone does it again and finds what the other has made. */
final class Collision {
    /** serialization_failure, deadlock_detected, unique_violation, lock_not_available. */
    private static final Set<String> STATES = Set.of("40001", "40P01", "23505", "55P03");

    private Collision() {
    }

    static boolean is(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && STATES.contains(String.valueOf(sql.getSQLState()))) {
                return true;
            }
        }
        return false;
    }
}
