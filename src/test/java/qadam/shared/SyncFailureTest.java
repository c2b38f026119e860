package qadam.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

class SyncFailureTest {
    @TempDir
    Path folder;

    @Test
    void a_group_whose_sync_has_failed_is_never_tried_again_and_nobody_in_it_hears_saved() {
        try (Database database = Database.sqlite(folder)) {
            AtomicInteger tries = new AtomicInteger();
            AtomicInteger ends = new AtomicInteger();
            List<Task<?>> group = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                group.add(Task.of(handle -> {
                    tries.incrementAndGet();
                    throw new SQLiteException("planted", SQLiteErrorCode.SQLITE_IOERR_FSYNC);
                }));
            }
            new GroupCommit(Database.jdbi(Database.sqliteSource("jdbc:sqlite:" + folder.resolve(Database.FILE), false)), ends::incrementAndGet).commit(group);
            assertThat(tries).hasValue(1);
            assertThat(ends).hasValue(1);
            for (Task<?> task : group) {
                assertThatThrownBy(() -> task.await(1_000, 1_000)).isInstanceOfSatisfying(Refusal.class,
                    refusal -> assertThat(refusal.problem()).isEqualTo(StorageProblem.UNKNOWN));
            }
        }
    }

    @Test
    void other_errors_of_the_disk_are_no_reason_to_end() {
        assertThat(SyncFailure.is(new IllegalStateException(new SQLiteException("planted", SQLiteErrorCode.SQLITE_IOERR_WRITE)))).isFalse();
        assertThat(SyncFailure.is(new IllegalStateException(new SQLiteException("planted", SQLiteErrorCode.SQLITE_FULL)))).isFalse();
        assertThat(SyncFailure.is(new IllegalStateException(new SQLiteException("planted", SQLiteErrorCode.SQLITE_IOERR_DIR_FSYNC)))).isTrue();
    }

    @Test
    void the_writer_takes_its_log_into_the_file_by_itself() throws Exception {
        Path log = folder.resolve(Database.FILE + "-wal");
        try (Database database = Database.sqlite(folder)) {
            for (int i = 0; i < 60; i++) {
                String name = "filling-" + i;
                database.write(handle -> handle.execute("insert into settings (name, value) values (?, hex(randomblob(500000)))", name));
            }
            assertThat(Files.size(folder.resolve(Database.FILE))).as("of 60 MB in all").isGreaterThan(20_000_000);
            assertThat(Files.size(log)).isLessThan(40_000_000);
        }
    }
}
