package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.api.Test;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class FullDiskTest {
    @ParameterizedTest
    @CsvSource({"SQLITE_FULL, FULL", "SQLITE_IOERR_SHMSIZE, FULL", "SQLITE_IOERR_WRITE, BUSY", "SQLITE_IOERR_FSYNC, BUSY", "SQLITE_READONLY, BUSY", "SQLITE_CANTOPEN, BUSY",
        "SQLITE_BUSY, BUSY"})
    void a_disk_that_is_full_or_fails_is_a_refusal_that_keeps_the_answer_in_the_outbox(SQLiteErrorCode code, StorageProblem problem) {
        Throwable named = FullDisk.named(new IllegalStateException(new SQLiteException("of the disk", code)));
        assertThat(named).isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @Test
    void a_mistake_of_ours_stays_what_it_is() {
        Throwable ours = new IllegalStateException(new SQLiteException("ours", SQLiteErrorCode.SQLITE_CONSTRAINT_UNIQUE));
        assertThat(FullDisk.named(ours)).isSameAs(ours);
        assertThat(FullDisk.named(new SQLException("disk", "53100"))).isInstanceOf(Refusal.class);
    }
}
