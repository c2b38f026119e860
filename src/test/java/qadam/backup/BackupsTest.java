package qadam.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.shared.Database;
import qadam.shared.KeyFile;
import qadam.shared.Refusal;
import qadam.shared.StorageProblem;
import qadam.world.FixedClock;

class BackupsTest {
    private final FixedClock clock = new FixedClock("2026-11-23T21:30:00Z");   // half past two in Almaty
    @TempDir
    private Path place;
    private Path data;

    @BeforeEach
    void fill() throws IOException {
        data = Folder.filled(place.resolve("data"), clock);
    }

    private Backups daily(int keep) {
        return new Backups(data, false, new BackupPlan(null, 3, keep), clock);
    }

    @Test
    void one_is_made_a_day_at_its_hour_and_the_oldest_go() throws IOException {
        try (Backups backups = daily(3)) {
            assertThat(backups.state().isDue()).isTrue();
            for (int i = 0; i < 8; i++) {   // every quarter of a day
                backups.look();
                backups.look();
                assertThat(backups.state().isDue()).isFalse();
                clock.forward(Duration.ofHours(6));
            }
            assertThat(names()).containsExactly("daily-2026-11-24-023000.zip", "daily-2026-11-24-083000.zip", "daily-2026-11-25-083000.zip");
            clock.forward(Duration.ofDays(1));
            backups.look();
            clock.forward(Duration.ofDays(1));
            backups.look();
            assertThat(names()).containsExactly("daily-2026-11-25-083000.zip", "daily-2026-11-27-023000.zip", "daily-2026-11-28-023000.zip");
        }
    }

    @Test
    void a_failure_is_told_until_one_succeeds_and_is_tried_again_after_an_hour() throws IOException {
        Files.writeString(data.resolve("backups"), "a file where the folder should be");
        try (Backups backups = daily(3)) {
            backups.look();
            assertThat(backups.state().failure()).hasValueSatisfying(refusal -> assertThat(refusal.problem()).isEqualTo(BackupProblem.UNWRITABLE));
            assertThat(backups.state().isWorrying(clock.instant())).isTrue();
            Files.delete(data.resolve("backups"));
            backups.look();
            assertThat(backups.state().newest()).as("not at once").isEmpty();
            clock.forward(Duration.ofMinutes(61));
            backups.look();
            assertThat(backups.state().failure()).isEmpty();
            assertThat(backups.state().newest()).contains(clock.instant());
            assertThat(backups.state().isWorrying(clock.instant())).isFalse();
            assertThat(backups.state().isWorrying(clock.instant().plus(Duration.ofDays(3)))).isTrue();
        }
    }

    @Test
    void a_folder_that_cannot_be_is_told_at_the_start() throws IOException {
        Files.writeString(data.resolve("backups"), "a file where the folder should be");
        try (Backups backups = daily(3).start()) {
            assertThat(backups.state().failure()).hasValueSatisfying(refusal -> assertThat(refusal.problem()).isEqualTo(BackupProblem.UNWRITABLE));
            assertThat(backups.state().isWorrying(clock.instant())).isTrue();
        }
    }

    @Test
    void none_are_made_when_none_are_wanted() {
        try (Backups backups = daily(0).start()) {
            assertThat(backups.state().isOn()).isFalse();
            assertThat(backups.state().isWorrying(clock.instant())).isFalse();
        }
    }

    @Test
    void what_a_killed_backup_left_is_swept_and_what_is_under_way_elsewhere_is_not() throws IOException {
        Path backups = Files.createDirectories(data.resolve("backups"));
        Files.createDirectories(backups.resolve(".making-daily-2026-11-20-030000.zip"));
        Files.createDirectories(backups.resolve(".making-qadam-2026-11-24-000000.zip"));
        Files.setLastModifiedTime(backups.resolve(".making-qadam-2026-11-24-000000.zip"), java.nio.file.attribute.FileTime.from(clock.instant()));
        try (Backups daily = daily(3)) {
            daily.look();
        }
        try (var left = Files.list(backups)) {
            assertThat(left.map(file -> file.getFileName().toString()).sorted())
                .containsExactly(".making-qadam-2026-11-24-000000.zip", "daily-2026-11-24-023000.zip");
        }
    }

    @Test
    void a_missing_or_foreign_key_is_told_while_it_can_still_be_found() throws IOException {
        Files.write(data.resolve("keys/issuer.key"), new byte[] {4});
        assertRefused(BackupProblem.KEY_MISSING);
        Files.delete(data.resolve("keys/issuer.key"));
        assertRefused(BackupProblem.KEY_MISSING);
    }

    /** As the key of a programme whose audit is over: else no backup could ever be made again, nor an upgrade. */
    @Test
    void a_key_that_was_destroyed_on_purpose_is_not_missed() throws IOException {
        try (Database database = Database.sqlite(data)) {
            new KeyFile(data, "issuer.key", database, StorageProblem.BUSY).destroy();
        }
        Path file = Folder.backup(data, clock);
        new Restore(place.resolve("restored")).from(file);
        assertThat(Folder.files(place.resolve("restored"))).contains("qadam.db").doesNotContain("keys/issuer.key");
    }

    @Test
    void a_damaged_database_never_becomes_a_backup() throws IOException {
        byte[] bytes = Files.readAllBytes(data.resolve("qadam.db"));
        long pages = bytes.length / 4096;
        for (long page = pages / 2; page < pages; page++) {
            java.util.Arrays.fill(bytes, (int) page * 4096, (int) page * 4096 + 200, (byte) 0x5a);
        }
        Files.write(data.resolve("qadam.db"), bytes);
        assertRefused(BackupProblem.DAMAGED);
    }

    @Test
    void a_backup_that_would_take_the_room_of_answers_is_refused() {
        assertThatThrownBy(() -> Disk.requireRoom(data, Long.MAX_VALUE / 2)).isInstanceOfSatisfying(Refusal.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(BackupProblem.NO_ROOM));
    }

    /** As SQLite's own files do when the doctor, or anybody else, closes the database. */
    @Test
    void files_that_come_and_go_while_the_folder_is_read_do_no_harm() throws Exception {
        List<Path> before = DataFiles.in(data, data.resolve("backups"));
        var end = new java.util.concurrent.atomic.AtomicBoolean();
        Thread other = Thread.ofPlatform().start(() -> {
            while (!end.get()) {
                comeAndGo();
            }
        });
        for (int i = 0; i < 300; i++) {
            assertThat(DataFiles.in(data, data.resolve("backups"))).isEqualTo(before);
        }
        end.set(true);
        other.join();
    }

    private void comeAndGo() {
        try {
            for (int i = 0; i < 50; i++) {
                Files.writeString(data.resolve("qadam.db-shm" + (i == 0 ? "" : i + ".tmp")), "");
            }
            for (int i = 0; i < 50; i++) {
                Files.delete(data.resolve("qadam.db-shm" + (i == 0 ? "" : i + ".tmp")));
            }
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    @Test
    void nothing_is_written_over() {
        Folder.backup(data, clock);
        assertRefused(BackupProblem.TARGET_EXISTS);
    }

    @Test
    void a_folder_without_a_database_says_so() {
        assertThatThrownBy(() -> Folder.backup(place.resolve("nothing"), clock)).isInstanceOfSatisfying(Refusal.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(BackupProblem.NO_DATA));
    }

    @Test
    void on_postgresql_keys_and_files_are_saved_and_restored() throws IOException {
        Files.delete(data.resolve("qadam.db"));
        Path file = new MakeBackup(data, true, clock).at(place.resolve("keys.zip")).path();
        Made made = new Restore(place.resolve("restored")).from(file);
        assertThat(made.manifest().holdsDatabase()).isFalse();
        assertThat(Folder.files(place.resolve("restored"))).containsExactly("keys/issuer.key", "node.lock", "restored", "something-new.yaml");
    }

    @Test
    void only_its_owner_may_read_a_backup() throws IOException {
        assertThat(Files.getPosixFilePermissions(Folder.backup(data, clock))).hasSize(2);
    }

    /** What was deleted is not in the free pages of the copy: erasing a person holds for the backups made after it. */
    @Test
    void what_was_deleted_is_not_in_the_copy() throws IOException {
        try (var database = qadam.shared.Database.sqlite(data)) {
            database.write(handle -> new qadam.shared.SettingStore().keepFirst(handle, "name", "Айгүл Өскенбаева".repeat(40)));
            database.write(handle -> handle.execute("delete from settings where name = 'name'"));
        }
        Made made = new Restore(place.resolve("restored")).from(Folder.backup(data, clock));
        assertThat(made.manifest().contents().rows()).containsKey("settings");
        byte[] copy = Files.readAllBytes(place.resolve("restored/qadam.db"));
        assertThat(new String(copy, java.nio.charset.StandardCharsets.UTF_8)).doesNotContain("Өскенбаева");
    }

    private void assertRefused(BackupProblem problem) {
        List<Path> before = backups();
        assertThatThrownBy(() -> Folder.backup(data, clock)).isInstanceOfSatisfying(Refusal.class,
            refusal -> assertThat(refusal.problem()).isEqualTo(problem));
        assertThat(backups()).isEqualTo(before);
    }

    private List<Path> backups() {
        try (var files = Files.list(Files.createDirectories(data.resolve("backups")))) {
            return files.sorted().toList();
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    private List<String> names() {
        return backups().stream().map(file -> file.getFileName().toString()).toList();
    }
}
