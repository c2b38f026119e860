package qadam.shared;

import java.nio.file.Path;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A SQLite file of whatever schema, with the locks that keep a copy whole when a server starts or ends meanwhile; reading never
 * stops its writer. {@link Inspection} leaves a file at rest wholly alone, and would not notice a server that starts.
 */
public record SqliteFile(Path path) {
    public <T> T read(Work<T> work) {
        SQLiteConfig config = new SQLiteConfig();
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
