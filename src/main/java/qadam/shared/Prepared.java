package qadam.shared;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.jdbi.v3.core.Handle;

/** A statement in plain JDBC, for the few that run with every answer; on SQLite it stays prepared for the next who asks for the same. */
public final class Prepared implements AutoCloseable {
    private final PreparedStatement statement;
    private final KeptStatements kept;   // null where the driver keeps them

    private Prepared(PreparedStatement statement, KeptStatements kept) {
        this.statement = statement;
        this.kept = kept;
    }

    public static Prepared of(Handle handle, String sql) throws SQLException {
        return handle.getStatementBuilder() instanceof KeptStatements kept ? new Prepared(kept.take(sql), kept)
            : new Prepared(handle.getConnection().prepareStatement(sql), null);
    }

    /** Not to be closed by itself, and not to be used after {@link #close}. */
    public PreparedStatement statement() {
        return statement;
    }

    @Override
    public void close() throws SQLException {
        if (kept == null) {
            statement.close();
        } else {
            kept.giveBack(statement);
        }
    }
}
