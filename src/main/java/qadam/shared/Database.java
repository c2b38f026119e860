package qadam.shared;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Properties;
import java.util.UUID;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The one door to the rows. SQLite (WAL, {@code synchronous=FULL}) in one file by default, PostgreSQL for several nodes;
 * the stores' SQL is the same for both. {@link UUID} and {@link Instant} are bound as 16 bytes and as epoch milliseconds.
 */
public final class Database implements AutoCloseable {
    static final String FILE = "qadam.db";
    private static final int READERS = 4;

    private final boolean postgresql;
    private final HikariDataSource readable;
    private final HikariDataSource writable;
    private final Readers readers;
    private final Writer writer;
    private final DiskSpace space;

    private Database(boolean postgresql, HikariDataSource readable, HikariDataSource writable, DiskSpace space) {
        this.postgresql = postgresql;
        this.readable = readable;
        this.writable = writable;
        this.readers = new Readers(jdbi(readable), READERS);
        this.writer = new Writer(jdbi(writable));
        this.space = space;
    }

    /** Opens (and makes, and migrates) the SQLite database {@code qadam.db} in the folder. */
    public static Database sqlite(Path folder) {
        String url = "jdbc:sqlite:" + folder.resolve(FILE);
        DataSource writable = sqliteSource(url, false);
        Migrations.run(writable, false);
        return new Database(false, pool("reader", sqliteSource(url, true), READERS), pool("writer", writable, 1), DiskSpace.under(folder));
    }

    /** @param url {@code jdbc:postgresql://host/database?user=…&password=…} */
    public static Database postgresql(String url) {
        DataSource source = postgresqlSource(url);
        Migrations.run(source, true);
        return new Database(true, pool("reader", source, READERS), pool("writer", source, 1), DiskSpace.elsewhere());
    }

    public static Database open(String url, Path folder) {
        return url == null ? sqlite(folder) : postgresql(url);
    }

    public boolean isPostgresql() {
        return postgresql;
    }

    /** The disk on which it lies. */
    public DiskSpace space() {
        return space;
    }

    public WriterLoad load() {
        return writer.load();
    }

    /** Runs the work in one read-only transaction, so that all it reads is of one moment. Waits for a reader. */
    public <T> T read(Work<T> work) {
        return readers.run(work);
    }

    /** Runs the work in a group commit and returns when it is durable on disk. What it throws is thrown here, its rows undone. */
    public <T> T write(Work<T> work) {
        return writer.run(work);
    }

    @Override
    public void close() {
        writer.close();
        readers.close();
        writable.close();
        readable.close();
    }

    private static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        Columns.register(jdbi);
        // what was bound may be personal, and an exception's message ends in the log
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    private static HikariDataSource pool(String name, DataSource source, int size) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setMaxLifetime(0);
        return new HikariDataSource(config);
    }

    private static DataSource sqliteSource(String url, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        config.setTransactionMode(readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "268435456");
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    static DataSource postgresqlSource(String url) {
        org.postgresql.ds.PGSimpleDataSource source = new org.postgresql.ds.PGSimpleDataSource();
        source.setUrl(url);
        source.setApplicationName("qadam");
        source.setReWriteBatchedInserts(true);
        return source;
    }
}
