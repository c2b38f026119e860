package qadam.shared;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.postgresql.ds.PGSimpleDataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * The one door to the rows. SQLite (WAL, {@code synchronous=FULL}) in one file by default, PostgreSQL for several nodes;
 * the stores' SQL is the same for both. {@link UUID} and {@link Instant} are bound as 16 bytes and as epoch milliseconds.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    /** The SQLite database in the data folder. */
    public static final String FILE = "qadam.db";
    private static final int READERS = 4;
    /** On PostgreSQL; SQLite has one. Each opens its connection when it is first needed. */
    private static final int WRITERS = 4;

    /** After so long without a word from PostgreSQL a connection is given up: its machine is gone, or its standby does not answer. */
    private static final int WRITE_SECONDS = 20;
    private static final int READ_SECONDS = 60;
    private static final int CONNECT_SECONDS = 3;
    /** How long one who needs a connection waits for it; then the answer is "busy", and the next one tries again. */
    private static final long CONNECTION_MILLIS = 3_000;

    private static final int TRIES_TO_FORGET = 20;

    private final boolean postgresql;
    private final DataSource source;
    private final HikariDataSource readable;
    private final HikariDataSource writable;
    private final Readers readers;
    private final Writers writers;
    private final DiskSpace space;

    private Database(boolean postgresql, DataSource source, HikariDataSource readable, HikariDataSource writable, DiskSpace space) {
        this.postgresql = postgresql;
        this.source = source;
        this.readable = readable;
        this.writable = writable;
        this.readers = new Readers(lane(pooled(readable, postgresql), postgresql), READERS);
        this.writers = new Writers(postgresql ? WRITERS : 1, postgresql, () -> pooled(writable, postgresql));
        this.space = space;
    }

    /** Opens (and makes) the SQLite database {@code qadam.db} in the folder. */
    public static Database sqlite(Path folder) {
        return sqlite(folder, BeforeUpgrade.REFUSE);
    }

    private static Database sqlite(Path folder, BeforeUpgrade before) {
        String url = "jdbc:sqlite:" + folder.resolve(FILE);
        DataSource writable = sqliteSource(url, false);
        Migrations.run(writable, false, before);
        return new Database(false, writable, pool("reader", sqliteSource(url, true), READERS, null), pool("writer", writable, 1, WriteAheadLog.LEFT_TO_US), DiskSpace.under(folder));
    }

    /** @param url {@code jdbc:postgresql://host/database?user=…&password=…} */
    public static Database postgresql(String url) {
        return postgresql(url, BeforeUpgrade.REFUSE);
    }

    private static Database postgresql(String url, BeforeUpgrade before) {
        DataSource upkeep = longSource(url);
        make(upkeep, before);
        AtomicInteger timeline = new AtomicInteger();
        return new Database(true, upkeep, pool("reader", with(new NewestPrimary(timeline), url, "qadam", READ_SECONDS), READERS, null),
            pool("writer", with(new NewestPrimary(timeline), url, "qadam", WRITE_SECONDS), WRITERS, null), DiskSpace.elsewhere());
    }

    /** Makes the tables of an empty PostgreSQL database, and leaves it. */
    public static void make(String url) {
        make(longSource(url), BeforeUpgrade.REFUSE);
    }

    private static void make(DataSource source, BeforeUpgrade before) {
        PostgresqlVersion.require(source);
        Migrations.run(source, true, before);
    }

    /** Beside a server that may be running: an older schema is refused. */
    public static Database open(String url, Path folder) {
        return open(url, folder, BeforeUpgrade.REFUSE);
    }

    /** Migrates; what holds data only after it was asked for. */
    public static Database open(String url, Path folder, BeforeUpgrade before) {
        if (url == null) {
            DataFolder.requireNotMoved(folder);
        }
        return url == null ? sqlite(folder, before) : postgresql(url, before);
    }

    public Database within(Limits limits) {
        writers.bound(limits.of(Limit.WRITES_WAITING));
        return this;
    }

    public boolean isPostgresql() {
        return postgresql;
    }

    /** The disk on which it lies. */
    public DiskSpace space() {
        return space;
    }

    public WriterLoad load() {
        return writers.load();
    }

    /** Runs the work in one read-only transaction, so that all it reads is of one moment. Waits for a reader. */
    public <T> T read(Work<T> work) {
        return readers.run(work);
    }

    /** Runs the work in a group commit and returns when it is durable on disk. What it throws is thrown here, its rows undone. */
    public <T> T write(Work<T> work) {
        return writers.run(work);
    }

    /**
     * The same for somebody's own rows.
     *
     * @param key whose: on PostgreSQL everything of one key goes through one writer, so that two never wait for one another's rows
     */
    public <T> T write(Work<T> work, long key) {
        return writers.run(work, key);
    }

    /**
     * The same for work that many ask for at once and that is done for all of them together.
     *
     * @param key whose it is: on PostgreSQL everything of one key goes through one writer, in the order in which it came
     * @return what came of each item, in their order; what was kept is durable on disk
     */
    public <I, O> List<Outcome<O>> write(GroupWork<I, O> work, long key, List<I> items) {
        return writers.run(work, key, items);
    }

    /**
     * Takes what was deleted out of SQLite's files as well: deleted rows are overwritten ({@code secure_delete}), and here the
     * log that still holds the former pages is emptied. On PostgreSQL vacuum and the log's own end do it in their time.
     */
    public void forget() {
        if (!postgresql) {   // on a thread of its own: SQLite would pin a virtual one
            CompletableFuture<Void> done = CompletableFuture.runAsync(this::emptyLog, work -> Thread.ofPlatform().name("forget").start(work));
            Waiting.join(done);
        }
    }

    /** Readers of an older moment keep the log; the writer must not wait for them long, so this tries again instead. */
    private void emptyLog() {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("pragma busy_timeout = 250");
            for (int i = 0; i < TRIES_TO_FORGET; i++) {
                try (ResultSet row = statement.executeQuery("pragma wal_checkpoint(truncate)")) {
                    if (row.next() && row.getInt(1) == 0) {
                        return;
                    }
                }
                Thread.sleep(250);
            }
            LOG.warn("the write-ahead log could not be emptied: something reads for very long; the next erasure or start does it");
        } catch (SQLException failed) {
            if (SyncFailure.is(failed)) {
                SyncFailure.end();
            }
            throw new IllegalStateException("the write-ahead log cannot be emptied", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        writers.close();
        readers.close();
        writable.close();
        readable.close();
    }

    /** What reads knows as well in which dialect. */
    private static Jdbi lane(Jdbi jdbi, boolean postgresql) {
        jdbi.getConfig(Lane.Config.class).set(new Lane(0, postgresql));
        return jdbi;
    }

    private static Jdbi pooled(DataSource source, boolean postgresql) {
        Jdbi jdbi = jdbi(source);
        return postgresql ? jdbi : jdbi.setStatementBuilderFactory(KeptStatements.ofPool());
    }

    static Jdbi jdbi(DataSource source) {
        Jdbi jdbi = Jdbi.create(source);
        Columns.register(jdbi);
        jdbi.getConfig(SqlStatements.class).setAttachAllStatementsForCleanup(true);   // one that was not read to its end would hold its moment of the database
        // what was bound may be personal, and an exception's message ends in the log
        jdbi.getConfig(StatementExceptions.class).setMessageRendering(StatementExceptions.MessageRendering.NONE);
        return jdbi;
    }

    private static HikariDataSource pool(String name, DataSource source, int size, String first) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(1);
        config.setConnectionInitSql(first);
        config.setMaxLifetime(0);
        config.setConnectionTimeout(CONNECTION_MILLIS);
        config.setValidationTimeout(CONNECTION_MILLIS / 2);
        return new HikariDataSource(config);
    }

    static DataSource sqliteSource(String url, boolean readOnly) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.enforceForeignKeys(true);
        config.setBusyTimeout(10_000);
        config.setTransactionMode(readOnly ? SQLiteConfig.TransactionMode.DEFERRED : SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setPragma(SQLiteConfig.Pragma.SECURE_DELETE, "true");
        config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "268435456");
        config.setGetGeneratedKeys(false);   // the driver would ask for them after every insert; whoever wants one says "returning"
        if (!readOnly) {
            config.setPragma(SQLiteConfig.Pragma.CACHE_SIZE, "-32768");   // KiB at most: the pages of a rush of answers lie all over the tables
        }
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl(url);
        return source;
    }

    /** For work that takes as long as it takes: an operator's, a migration's. */
    static DataSource longSource(String url) {
        return with(new PGSimpleDataSource(), url, "qadam upkeep", 0);
    }

    static DataSource postgresqlSource(String url) {
        return with(new PGSimpleDataSource(), url, "qadam", READ_SECONDS);
    }

    /** What the address itself says goes first. @param silence seconds, 0 for ever */
    private static DataSource with(PGSimpleDataSource source, String url, String name, int silence) {
        source.setConnectTimeout(CONNECT_SECONDS);
        source.setSocketTimeout(silence);
        source.setTcpKeepAlive(true);
        source.setHostRecheckSeconds(1);   // of several hosts: a standby may be the primary a moment later
        source.setApplicationName(name);
        source.setUrl(url);
        source.setReWriteBatchedInserts(true);
        return source;
    }
}
