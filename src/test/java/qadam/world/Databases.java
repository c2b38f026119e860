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

/**
 * A fresh database of each kind, for tests that hold on both. PostgreSQL is started once for the whole run, and the tables are made once and then copied:
 * 75 migrations for each of so many tests took a good part of the run.
 */
public final class Databases {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final String TEMPLATE = "qadam_template";
    private static EmbeddedPostgres postgres;
    private static boolean templated;
    private static Path made;

    private Databases() {
    }

    /** For {@code @MethodSource("qadam.world.Databases#both")}: an open, empty, migrated database of each kind. */
    public static Stream<Arguments> both() {
        return Stream.of(Arguments.of(sqlite()), Arguments.of(postgresql()));
    }

    public static Database sqlite() {
        return Database.sqlite(data());
    }

    public static Database postgresql() {
        return Database.postgresql(madePostgresqlUrl());
    }

    /** The address of a new PostgreSQL database with all tables. */
    public static synchronized String madePostgresqlUrl() {
        if (!templated) {
            Database.make(postgresqlUrl(TEMPLATE, "template1"));
            templated = true;
        }
        return postgresqlUrl("qadam" + NUMBER.incrementAndGet(), TEMPLATE);
    }

    /** A new data folder with an empty SQLite database in it: what a server finds there is as its own migrations would leave it. */
    public static synchronized Path data() {
        Path folder = folder();
        try {
            if (made == null) {
                Path first = folder();
                Database.sqlite(first).close();
                made = first.resolve(Database.FILE);
            }
            Files.copy(made, folder.resolve(Database.FILE));
            return folder;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    public static Path folder() {
        try {
            return Files.createTempDirectory("qadam-test");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** The address of a new, empty PostgreSQL database. */
    public static String postgresqlUrl() {
        return postgresqlUrl("qadam" + NUMBER.incrementAndGet(), "template1");
    }

    private static synchronized String postgresqlUrl(String name, String template) {
        try {
            if (postgres == null) {
                postgres = EmbeddedPostgres.builder().start();
            }
            try (var connection = postgres.getPostgresDatabase().getConnection(); var statement = connection.createStatement()) {
                statement.execute("create database " + name + " template " + template);
            }
            return postgres.getJdbcUrl("postgres", name);
        } catch (IOException | SQLException failed) {
            throw new IllegalStateException("the embedded PostgreSQL does not start", failed);
        }
    }
}
