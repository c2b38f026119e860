package qadam.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Long work of an operator on a whole database, in one transaction on a connection of its own, without the limits of time that a server sets
 * itself: alone, while no server runs on it, or beside one on what it saw at one moment.
 */
public final class Upkeep {
    private static final String OTHERS = """
        select count(*) from pg_stat_activity where datname = current_database() and application_name = 'qadam' and pid <> pg_backend_pid()""";

    private final DataSource source;
    private final boolean postgresql;

    private Upkeep(DataSource source, boolean postgresql) {
        this.source = source;
        this.postgresql = postgresql;
    }

    /** @param url as for {@link Database#open}; the schema must be ours: see {@link Inspection#schema} */
    public static Upkeep of(String url, Path folder) {
        return url == null ? new Upkeep(Database.sqliteSource("jdbc:sqlite:" + folder.resolve(Database.FILE), false), false)
            : new Upkeep(Database.longSource(url), true);
    }

    /** @throws Refusal while a server runs in the folder or on the database */
    public <T> T alone(Path folder, Work<T> work) {
        try (DataFolder taken = DataFolder.take(folder)) {
            taken.requireOurs().requireWhole();
            return jdbi().inTransaction(handle -> {
                refuseOthers(handle);
                return work.in(handle);
            });
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** All that the work reads is of one moment, however long it reads; it may make temporary tables, and changes nothing else. */
    public <T> T beside(Work<T> work) {
        try (Handle handle = jdbi().open()) {
            if (postgresql) {
                handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
            } else {
                handle.execute("pragma temp_store = file");
            }
            Connection connection = handle.getConnection();
            connection.setAutoCommit(false);
            try {
                return work.in(handle);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (RuntimeException known) {
            throw known;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }

    public boolean isPostgresql() {
        return postgresql;
    }

    /** A server on another machine has a folder of its own. */
    private void refuseOthers(Handle handle) {
        if (postgresql && handle.createQuery(OTHERS).mapTo(Integer.class).one() > 0) {
            throw new Refusal(FolderProblem.DATABASE_IN_USE, Map.of());
        }
    }

    private Jdbi jdbi() {
        return Database.jdbi(source);
    }
}
