package qadam.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.Main;
import qadam.shared.Database;
import qadam.world.FixedClock;

/** The operator's command on a trail that somebody with the database's password has touched. */
class VerifyAuditTest {
    @TempDir
    Path data;
    private final Audit audit = new Audit();
    private String noted;

    @BeforeEach
    void writeFiveLines() {
        onTheDatabase(database -> {
            for (int i = 0; i < 5; i++) {
                String reason = "reason " + i;
                database.write(handle -> {
                    audit.enter(handle, Instant.EPOCH, Optional.empty(), "person-confirmed", "person", reason);
                    return null;
                });
            }
            Audit.Verdict verdict = database.read(audit::verify);
            noted = verdict.entries() + ":" + verdict.head();
        });
    }

    private void onTheDatabase(java.util.function.Consumer<Database> work) {
        try (Database database = Database.sqlite(data)) {
            work.accept(database);
        }
    }

    private void alter(String... statements) {
        onTheDatabase(database -> database.write(handle -> {
            for (String statement : statements) {
                handle.execute(statement);
            }
            return null;
        }));
    }

    private int verify(String... more) {
        String[] arguments = java.util.stream.Stream.concat(java.util.stream.Stream.of("verify-audit", "--data", data.toString()), java.util.stream.Stream.of(more)).toArray(String[]::new);
        return Main.commandLine(new FixedClock("2026-11-23T09:00:00Z")).execute(arguments);
    }

    @Test
    void a_whole_trail_is_whole_with_and_without_what_was_noted() {
        assertThat(verify()).isZero();
        assertThat(verify("--noted", noted, "--json")).isZero();
        onTheDatabase(database -> database.write(handle -> {
            audit.enter(handle, Instant.EPOCH, Optional.empty(), "act", "later", "");
            return null;
        }));
        assertThat(verify("--noted", noted)).as("what was noted is no longer the last line").isZero();
    }

    @Test
    void a_changed_a_removed_and_a_missing_last_line_are_found() {
        alter("update audit_entries set object = 'another' where number = 3");
        assertThat(verify()).isEqualTo(1);
        alter("update audit_entries set object = 'person' where number = 3");
        assertThat(verify()).as("put right again").isZero();
        alter("delete from audit_entries where number = 2");
        assertThat(verify()).isEqualTo(1);
    }

    @Test
    void a_missing_last_line_is_found() {
        alter("delete from audit_entries where number = 5");
        assertThat(verify()).isEqualTo(1);
    }

    /** Who also sets the head back leaves a trail that is whole in itself; only what was noted elsewhere shows it. */
    @Test
    void an_end_that_was_cut_off_with_its_head_shows_against_what_was_noted() {
        alter("delete from audit_entries where number > 3",
            "update audit_head set number = 3, hash = (select hash from audit_entries where number = 3)");
        assertThat(verify()).isZero();
        assertThat(verify("--noted", noted)).isEqualTo(3);
    }

    @Test
    void a_trail_that_was_written_anew_shows_against_what_was_noted() {
        alter("delete from audit_entries", "delete from audit_head");
        onTheDatabase(database -> database.write(handle -> {
            for (int i = 0; i < 6; i++) {
                audit.enter(handle, Instant.EPOCH, Optional.empty(), "act", "nothing happened", "");
            }
            return null;
        }));
        assertThat(verify()).isZero();
        assertThat(verify("--noted", noted)).isEqualTo(3);
    }

    @Test
    void what_cannot_be_understood_or_read_is_said() {
        assertThat(verify("--noted", "5")).isEqualTo(2);
        assertThat(verify("--language", "de")).isEqualTo(2);
        assertThat(Main.commandLine(new FixedClock("2026-11-23T09:00:00Z")).execute("verify-audit", "--data", data.resolve("none").toString())).isEqualTo(2);
    }
}
