package qadam.identity;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import qadam.House;
import qadam.Settings;
import qadam.shared.Limits;
import qadam.world.Databases;
import qadam.world.FixedClock;

/** Whole servers for these tests, with a clock that the test moves. */
final class Houses {
    static final String ORIGIN = "http://localhost:8080";

    private Houses() {
    }

    static House open(FixedClock clock) {
        return open(clock, null);
    }

    /** @param limits name, value, name, value … */
    static House within(FixedClock clock, String... limits) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < limits.length; i += 2) {
            given.put(limits[i], limits[i + 1]);
        }
        return House.start(new Settings(0, ORIGIN, Databases.data(), null, Path.of("courses"), false, clock).within(Limits.of(given)));
    }

    /** @param database a PostgreSQL address, or null for SQLite */
    static House open(FixedClock clock, String database) {
        return House.start(new Settings(0, ORIGIN, database == null ? Databases.data() : Databases.folder(), database, Path.of("courses"), false, clock));
    }

    static FixedClock clock() {
        return new FixedClock("2026-11-23T09:00:00Z");
    }

    /** For {@code @MethodSource}: null for SQLite, and a fresh PostgreSQL. */
    static Stream<String> databases() {
        return Stream.of("", Databases.madePostgresqlUrl());
    }

    static String addressOf(String database) {
        return database.isEmpty() ? null : database;
    }
}
