package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.DriverManager;
import org.junit.jupiter.api.Test;
import qadam.world.Databases;

/** PostgreSQL ends connections as it likes: at rest, and in the middle of something. */
class LostConnectionTest {
    private static final String PUT = "insert into settings (name, value) values ('test', '1') on conflict (name) do update set value = settings.value || '1'";
    private final String url = Databases.postgresqlUrl();

    @Test
    void a_connection_that_was_ended_at_rest_is_made_anew_and_the_work_is_done_once() throws Exception {
        try (Database database = Database.postgresql(url)) {
            database.write(handle -> handle.execute(PUT));
            try (var other = DriverManager.getConnection(url); var statement = other.createStatement()) {
                statement.execute("select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()");
            }
            Thread.sleep(600);   // the pool asks a connection whether it lives once it has rested for half a second
            database.write(handle -> handle.execute(PUT));
            assertThat(value(database)).isEqualTo("11");
        }
    }

    @Test
    void work_whose_connection_ends_under_it_each_time_is_told_to_come_again_and_leaves_nothing() {
        try (Database database = Database.postgresql(url)) {
            database.write(handle -> handle.execute(PUT));
            assertThatThrownBy(() -> database.write(handle -> {
                handle.execute(PUT);
                return handle.createQuery("select pg_terminate_backend(pg_backend_pid())").mapTo(Boolean.class).one();
            })).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(StorageProblem.BUSY));
            assertThat(value(database)).isEqualTo("1");
        }
    }

    private static String value(Database database) {
        return database.read(handle -> handle.createQuery("select value from settings where name = 'test'").mapTo(String.class).one());
    }
}
