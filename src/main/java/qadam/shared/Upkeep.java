package qadam.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import javax.sql.DataSource;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;

/**
 * Long work of an operator on a whole database, in one transaction on a connection of its own, without the limits of time that a server sets
 * itself: alone, while no server runs on it, or beside one on what it saw at one moment.
 */
public final class Upkeep {
    private static final String OTHERS = """
        select count(*) from pg_stat_activity where datname = current_database() and application_name = 'qadam' and pid <> pg_backend_pid()""";

    private final DataSource writable;
    private final DataSource readable;
    private final boolean postgresql;

    private Upkeep(DataSource writable, DataSource readable, boolean postgresql) {
        this.writable = writable;
        this.readable = readable;
        this.postgresql = postgresql;
    }

    /** @param url as for {@link Database#open}; the schema must be ours: see {@link Inspection#schema} */
    public static Upkeep of(String url, Path folder) {
        if (url != null) {
            return new Upkeep(Database.longSource(url), Database.longSource(url), true);
        }
        String file = "jdbc:sqlite:" + folder.resolve(Database.FILE);
        return new Upkeep(Database.sqliteSource(file, false), Database.sqliteSource(file, true), false);
    }

    /** @throws Refusal while a server runs in the folder or on the database */
    public <T> T alone(Path folder, Work<T> work) {
        try (DataFolder taken = DataFolder.take(folder)) {
            taken.requireOurs().requireWhole();
            return Database.jdbi(writable).inTransaction(handle -> {
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
        try (Handle handle = Database.jdbi(readable).open()) {
            if (postgresql) {
                handle.setTransactionIsolationLevel(TransactionIsolationLevel.REPEATABLE_READ);
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
}
