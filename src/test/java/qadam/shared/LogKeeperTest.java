package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class LogKeeperTest {
    private static final int MANY = 256;
    @TempDir
    Path folder;
    private DataSource source;

    @BeforeEach
    void tables() throws SQLException {
        source = Database.sqliteSource("jdbc:sqlite:" + folder.resolve("log.db"), false);
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("create table pages (number integer primary key, filling blob not null)");
        }
    }

    @Test
    void the_log_begins_anew_while_the_writer_goes_on_and_every_row_is_there() throws Exception {
        int rows = 0;
        try (Connection connection = source.getConnection(); Statement writer = connection.createStatement(); LogKeeper keeper = keeper()) {
            writer.execute("pragma wal_autocheckpoint = 0");
            for (int rounds = 0; rounds < 3;) {
                writer.execute("insert into pages (filling) values (randomblob(3000))");
                rows++;
                if (keeper.wrote() && log(writer) >= MANY) {   // it may say so once more when the log has just begun anew
                    writer.execute("pragma wal_checkpoint(passive)");
                    writer.execute("insert into pages (filling) values (randomblob(3000))");
                    rows++;
                    assertThat(log(writer)).as("the log has begun anew").isLessThan(MANY);
                    rounds++;
                }
                Thread.sleep(1);
            }
        }
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement();
             ResultSet row = statement.executeQuery("select count(*) from pages where length(filling) = 3000")) {
            row.next();
            assertThat(row.getInt(1)).isEqualTo(rows);
        }
    }

    @Test
    void a_short_log_is_left_alone() throws Exception {
        try (Connection connection = source.getConnection(); Statement writer = connection.createStatement(); LogKeeper keeper = keeper()) {
            for (int i = 0; i < 5; i++) {
                writer.execute("insert into pages (filling) values (randomblob(3000))");
                assertThat(keeper.wrote()).isFalse();
                Thread.sleep(40);
            }
            assertThat(keeper.wrote()).isFalse();
        }
    }

    @Test
    void the_operator_says_how_large_the_log_becomes() throws Exception {
        try (Database database = Database.sqlite(folder).within(Limits.of(Map.of(Limit.LOG_MEGABYTES.label(), "1")))) {
            for (int i = 0; i < 400; i++) {
                String name = "filling-" + i;
                database.write(handle -> handle.execute("insert into settings (name, value) values (?, hex(randomblob(10000)))", name));
                Thread.sleep(2);
            }
            assertThat(Files.size(folder.resolve(Database.FILE + "-wal"))).as("of 8 MB in all").isLessThan(4_000_000);
        }
    }

    private LogKeeper keeper() {
        LogKeeper keeper = new LogKeeper(source);
        keeper.bound(1);
        return keeper;
    }

    private static int log(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("pragma wal_checkpoint(noop)")) {
            row.next();
            return row.getInt(2);
        }
    }
}
