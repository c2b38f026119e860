package qadam.shared;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Connections to the primary alone, and never to one that has been replaced: each promotion of a standby begins a new timeline, so who is
 * on an older one than this server has seen is a former primary that does not know it. PostgreSQL's documentation calls that fencing
 * (chapter "Failover") and leaves it to whoever runs it; a synchronous standby is the other half of it (docs/run/postgresql.md).
 */
final class NewestPrimary extends PGSimpleDataSource {
    private static final long serialVersionUID = 1;
    private static final String WHERE = """
        select case when pg_is_in_recovery() then '' else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end""";

    /** The newest timeline seen, of all pools of this server. */
    private final transient AtomicInteger newest;

    NewestPrimary(AtomicInteger newest) {
        this.newest = newest;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = super.getConnection();
        try {
            require(timeline(connection));
            return connection;
        } catch (SQLException refused) {
            connection.close();
            throw refused;
        }
    }

    private static String timeline(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement(); ResultSet row = statement.executeQuery(WHERE)) {
            row.next();
            return row.getString(1);
        }
    }

    private void require(String timeline) throws SQLException {
        if (timeline.isEmpty()) {
            throw new SQLTransientConnectionException("this server is a standby", "25006");
        }
        int seen = Integer.parseUnsignedInt(timeline, 16);
        if (newest.accumulateAndGet(seen, Math::max) > seen) {
            throw new SQLTransientConnectionException("this server was a primary and has been replaced", "25006");
        }
    }
}
