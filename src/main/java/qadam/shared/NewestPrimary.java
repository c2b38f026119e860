package qadam.shared;

import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * Connections to the primary alone, and never to one that has been replaced: each promotion of a standby begins a new timeline, so who is
 * on an older one than this server has seen is a former primary that does not know it. PostgreSQL's documentation calls that fencing
 * (chapter "Failover") and leaves it to whoever runs it; a synchronous standby is the other half of it (docs/run/postgresql.md).
 */
final class NewestPrimary implements DataSource {
    private static final String WHERE = """
        select case when pg_is_in_recovery() then '' else substr(pg_walfile_name(pg_current_wal_lsn()), 1, 8) end""";

    private final DataSource source;
    /** The newest timeline seen, of all pools of this server. */
    private final AtomicInteger newest;

    NewestPrimary(DataSource source, AtomicInteger newest) {
        this.source = source;
        this.newest = newest;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = source.getConnection();
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

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLException("the user stands in the address");
    }

    @Override
    public PrintWriter getLogWriter() throws SQLException {
        return source.getLogWriter();
    }

    @Override
    public void setLogWriter(PrintWriter out) throws SQLException {
        source.setLogWriter(out);
    }

    @Override
    public void setLoginTimeout(int seconds) throws SQLException {
        source.setLoginTimeout(seconds);
    }

    @Override
    public int getLoginTimeout() throws SQLException {
        return source.getLoginTimeout();
    }

    @Override
    public Logger getParentLogger() {
        return Logger.getLogger(Logger.GLOBAL_LOGGER_NAME);
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return source.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return source.isWrapperFor(type);
    }
}
