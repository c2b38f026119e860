package qadam.shared;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Which PostgreSQL is at the other end: an older one than we test with is refused, a newer one is told of. */
final class PostgresqlVersion {
    static final int OLDEST = 15;
    static final int NEWEST = 18;
    private static final Logger LOG = LoggerFactory.getLogger(PostgresqlVersion.class);

    private PostgresqlVersion() {
    }

    /** @throws Refusal when it is too old, before anything is made in it */
    static void require(DataSource source) {
        int major = major(source);
        if (major < OLDEST) {
            throw new Refusal(FolderProblem.DATABASE_OLD, Map.of("version", major, "oldest", OLDEST, "newest", NEWEST));
        }
        if (major > NEWEST) {
            LOG.warn("this is PostgreSQL {}; Qadam is tested with {} to {}", major, OLDEST, NEWEST);
        }
    }

    private static int major(DataSource source) {
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("show server_version_num")) {
            row.next();
            return row.getInt(1) / 10_000;
        } catch (SQLException unreachable) {
            throw new IllegalStateException("the database cannot be reached", unreachable);
        }
    }
}
