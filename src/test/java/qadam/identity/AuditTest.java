package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import qadam.shared.Database;
import qadam.shared.Ids;

class AuditTest {
    private final Audit audit = new Audit();

    private void write(Database database, int lines) {
        for (int i = 0; i < lines; i++) {
            String reason = "reason " + i;
            database.write(handle -> {
                audit.enter(handle, Instant.EPOCH, Optional.of(Ids.random()), "act", "object", reason);
                return null;
            });
        }
    }

    private static void alter(Database database, String sql) {
        database.write(handle -> handle.createUpdate(sql).execute());
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void untouched_trail_verifies(Database database) {
        assertThat(database.read(audit::verify).brokenAt()).isEmpty();
        write(database, 5);
        Audit.Verdict verdict = database.read(audit::verify);
        assertThat(verdict.brokenAt()).isEmpty();
        assertThat(verdict.entries()).isEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void changed_line_shows(Database database) {
        write(database, 5);
        alter(database, "update audit_entries set reason = 'another' where number = 3");
        assertThat(database.read(audit::verify).brokenAt()).contains(3L);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void missing_line_shows(Database database) {
        write(database, 5);
        alter(database, "delete from audit_entries where number = 2");
        assertThat(database.read(audit::verify).brokenAt()).contains(2L);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void cut_end_shows(Database database) {
        write(database, 5);
        alter(database, "delete from audit_entries where number = 5");
        assertThat(database.read(audit::verify).brokenAt()).contains(5L);
    }
}
