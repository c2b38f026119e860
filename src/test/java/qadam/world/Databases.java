package qadam.world;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;
import qadam.shared.Database;

/** A fresh database of each kind, for tests that hold on both. PostgreSQL is started once for the whole run. */
public final class Databases {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static EmbeddedPostgres postgres;

    private Databases() {
    }

    /** For {@code @MethodSource("qadam.world.Databases#both")}: an open, empty, migrated database of each kind. */
    public static Stream<Arguments> both() {
        return Stream.of(Arguments.of(sqlite()), Arguments.of(Database.postgresql(postgresqlUrl())));
    }

    public static Database sqlite() {
        return Database.sqlite(folder());
    }

    public static Path folder() {
        try {
            return Files.createTempDirectory("qadam-test");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The address of a new, empty PostgreSQL database. */
    public static synchronized String postgresqlUrl() {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder().start();
            }
            String name = "qadam" + NUMBER.incrementAndGet();
            try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
                statement.execute("create database " + name);
            }
            return postgres.getJdbcUrl("postgres", name);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("the embedded PostgreSQL does not start", failed);
        }
    }
}
