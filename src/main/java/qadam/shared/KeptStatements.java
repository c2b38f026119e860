package qadam.shared;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jdbi.v3.core.statement.DefaultStatementBuilder;
import org.jdbi.v3.core.statement.StatementBuilderFactory;
import org.jdbi.v3.core.statement.StatementContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConnection;

/**
 * The statements of one SQLite connection, kept prepared from one use to the next, as PostgreSQL's driver does by itself: to prepare
 * a short one takes longer than to run it. One in use is in nobody else's hands; the one that was used least gives up its place.
 */
final class KeptStatements extends DefaultStatementBuilder {
    private static final Logger LOG = LoggerFactory.getLogger(KeptStatements.class);
    private static final int MOST = 64;

    private final SQLiteConnection connection;
    /** By the text under which it was taken: Jdbi gives back under the one before its names became places. */
    private final Map<PreparedStatement, String> inUse = new IdentityHashMap<>();
    private final Map<String, PreparedStatement> atRest = new LinkedHashMap<>(MOST, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, PreparedStatement> eldest) {
            if (size() <= MOST) {
                return false;
            }
            end(eldest.getValue());
            return true;
        }
    };

    private KeptStatements(SQLiteConnection connection) {
        this.connection = connection;
    }

    /** For one pool; what its connections keep goes when they are closed. */
    static StatementBuilderFactory ofPool() {
        Map<SQLiteConnection, KeptStatements> all = Collections.synchronizedMap(new IdentityHashMap<>());
        return pooled -> {
            SQLiteConnection own = own(pooled);
            KeptStatements known = all.get(own);
            return known != null ? known : fresh(all, own);
        };
    }

    /** What is kept holds its connection, so those that the pool has closed are taken out here. */
    private static KeptStatements fresh(Map<SQLiteConnection, KeptStatements> all, SQLiteConnection own) {
        synchronized (all) {
            all.keySet().removeIf(KeptStatements::isClosed);
        }
        KeptStatements fresh = new KeptStatements(own);
        all.put(own, fresh);
        return fresh;
    }

    private static boolean isClosed(SQLiteConnection connection) {
        try {
            return connection.isClosed();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static SQLiteConnection own(Connection pooled) {
        try {
            return pooled.unwrap(SQLiteConnection.class);
        } catch (SQLException impossible) {
            throw new IllegalStateException("not of SQLite", impossible);
        }
    }

    PreparedStatement take(String sql) throws SQLException {
        PreparedStatement kept = atRest.remove(sql);
        PreparedStatement taken = kept != null ? kept : connection.prepareStatement(sql);
        inUse.put(taken, sql);
        return taken;
    }

    void giveBack(PreparedStatement statement) {
        String sql = inUse.remove(statement);
        try {
            reset(statement);
            PreparedStatement other = atRest.put(sql, statement);
            if (other != null) {   // the same was in use twice
                end(other);
            }
        } catch (SQLException unfit) {
            LOG.debug("not kept", unfit);
            end(statement);
        }
    }

    /** One that has not been read to its end would hold its moment of the database, and what was bound may be large. */
    private static void reset(PreparedStatement statement) throws SQLException {
        try (ResultSet left = statement.getResultSet()) {
            if (left != null) {
                left.close();
            }
        }
        statement.clearParameters();
        statement.clearBatch();
    }

    private static void end(PreparedStatement statement) {
        try {
            statement.close();
        } catch (SQLException gone) {
            LOG.debug("closed with its connection", gone);
        }
    }

    @Override
    public PreparedStatement create(Connection pooled, String sql, StatementContext context) throws SQLException {
        return context.isReturningGeneratedKeys() || context.isConcurrentUpdatable() ? super.create(pooled, sql, context) : take(sql);
    }

    @Override
    public void close(Connection pooled, String sql, Statement statement) throws SQLException {
        if (statement instanceof PreparedStatement prepared && inUse.containsKey(prepared)) {
            giveBack(prepared);
        } else {
            super.close(pooled, sql, statement);
        }
    }
}
