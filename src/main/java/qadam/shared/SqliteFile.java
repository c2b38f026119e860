package qadam.shared;

import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** A SQLite file as it lies there, whatever its schema: not migrated, and not held by this process. */
public record SqliteFile(Path path) {
    /** A file that nobody else has open; it is not touched. */
    public <T> T read(Work<T> work) {
        return run(true, work);
    }

    /** A file that a server may be writing to meanwhile: reading never stops its writer. */
    public <T> T readBesideAServer(Work<T> work) {
        return run(false, work);   // a reader of a write-ahead log takes part in its shared memory
    }

    private <T> T run(boolean alone, Work<T> work) {
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(alone);
        config.setBusyTimeout(60_000);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        try (Handle handle = Jdbi.create(source).open()) {
            return work.in(handle);
        } catch (RuntimeException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
