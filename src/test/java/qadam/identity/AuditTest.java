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

    /** The page checks only the newest lines of a long trail, but also that they follow from the one before them. */
    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void the_newest_lines_can_be_checked_alone(Database database) {
        write(database, 5);
        Audit.Verdict verdict = database.read(handle -> audit.verify(handle, 2));
        assertThat(verdict.brokenAt()).isEmpty();
        assertThat(verdict.checked()).isEqualTo(2);
        assertThat(verdict.entries()).isEqualTo(5);
        alter(database, "update audit_entries set reason = 'another' where number = 2");
        assertThat(database.read(handle -> audit.verify(handle, 2)).brokenAt()).isEmpty();
        assertThat(database.read(handle -> audit.verify(handle, 4)).brokenAt()).contains(2L);
        alter(database, "delete from audit_entries where number = 3");
        assertThat(database.read(handle -> audit.verify(handle, 2)).brokenAt()).contains(4L);
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void lines_are_found_by_act_actor_and_day(Database database) {
        java.util.UUID officer = Ids.random();
        Instant evening = Instant.parse("2026-11-22T18:59:00Z");
        database.write(handle -> {
            audit.enter(handle, evening, Optional.of(officer), "person-confirmed", "person 1", "");
            audit.enter(handle, evening.plusSeconds(120), Optional.of(officer), "role-offered", "AUTHOR", "");
            audit.enter(handle, evening.plusSeconds(180), Optional.empty(), "results-rescored", "exam", "");
            return null;
        });
        java.time.LocalDate monday = java.time.LocalDate.parse("2026-11-23");   // in Almaty the Sunday is over at 19:00 UTC
        assertThat(found(database, new AuditFilter(Optional.of("role-offered"), Optional.empty(), Optional.empty(), Optional.empty()))).containsExactly(2L);
        assertThat(found(database, new AuditFilter(Optional.empty(), Optional.of(officer), Optional.empty(), Optional.empty()))).containsExactly(2L, 1L);
        assertThat(found(database, new AuditFilter(Optional.empty(), Optional.empty(), Optional.of(monday), Optional.empty()))).containsExactly(3L, 2L);
        assertThat(found(database, new AuditFilter(Optional.empty(), Optional.empty(), Optional.empty(), Optional.of(monday.minusDays(1))))).containsExactly(1L);
        assertThat(found(database, new AuditFilter(Optional.of("role-offered"), Optional.of(officer), Optional.of(monday), Optional.of(monday)))).containsExactly(2L);
    }

    private java.util.List<Long> found(Database database, AuditFilter filter) {
        return database.read(handle -> audit.before(handle, filter, Long.MAX_VALUE, 10)).stream().map(AuditEntry::number).toList();
    }

    @ParameterizedTest
    @MethodSource("qadam.world.Databases#both")
    void cut_end_shows(Database database) {
        write(database, 5);
        alter(database, "delete from audit_entries where number = 5");
        assertThat(database.read(audit::verify).brokenAt()).contains(5L);
    }
}
