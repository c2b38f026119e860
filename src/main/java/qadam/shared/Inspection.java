package qadam.shared;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** Looks into a database without changing it, not even bringing it to the newest schema; also beside a running server. */
public final class Inspection {
    /** How the tables compare with what this program expects. */
    public enum Schema {
        SAME, OLDER, NEWER, BROKEN
    }

    private final DataSource source;
    private final boolean postgresql;

    private Inspection(DataSource source, boolean postgresql) {
        this.source = source;
        this.postgresql = postgresql;
    }

    /** @param url as for {@link Database#open} */
    public static Inspection of(String url, Path folder) {
        return url == null ? new Inspection(sqlite(folder.resolve(Database.FILE)), false)
            : new Inspection(Database.postgresqlSource(url), true);
    }

    /** Without a log beside it nobody has the file open; then it is read without making one. */
    private static DataSource sqlite(Path file) {
        boolean atRest = Files.notExists(file.resolveSibling(file.getFileName() + "-wal"));
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        config.setBusyTimeout(10_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:file:" + file.toAbsolutePath().toUri().getRawPath() + (atRest ? "?immutable=1" : "?mode=ro"));
        return source;
    }

    /** What the database itself finds wrong with its file; empty when nothing. PostgreSQL keeps watch over itself. */
    public Optional<String> damage() {
        try {
            String verdict = postgresql ? read(handle -> handle.createQuery("select 'ok'").mapTo(String.class).one())
                : read(handle -> handle.createQuery("pragma quick_check(1)").mapTo(String.class).first());
            return verdict.equals("ok") ? Optional.empty() : Optional.of(verdict);
        } catch (JdbiException unreadable) {
            return Optional.of(bottom(unreadable));
        }
    }

    public Schema schema() {
        AppliedMigrations applied = AppliedMigrations.in(source);
        if (applied.areAll()) {
            return Schema.SAME;
        }
        if (applied.haveFailed()) {
            return Schema.BROKEN;
        }
        if (applied.areNewer()) {
            return Schema.NEWER;
        }
        return applied.areOurs() ? Schema.OLDER : Schema.BROKEN;
    }

    public <T> T read(Work<T> work) {
        Jdbi jdbi = Jdbi.create(source);
        Columns.register(jdbi);
        return jdbi.withHandle(handle -> {
            try {
                return work.in(handle);
            } catch (RuntimeException failed) {
                throw failed;
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private static String bottom(Throwable failed) {
        return failed.getCause() == null ? String.valueOf(failed.getMessage()) : bottom(failed.getCause());
    }
}
