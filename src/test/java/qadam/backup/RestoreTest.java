package qadam.backup;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.FolderProblem;
import qadam.shared.Problem;
import qadam.shared.Refusal;
import qadam.world.FixedClock;

class RestoreTest {
    private final FixedClock clock = new FixedClock("2026-11-23T09:00:00Z");
    @TempDir
    private Path place;
    private Path backup;
    private Path target;

    @BeforeEach
    void save() throws IOException {
        backup = Folder.backup(Folder.filled(place.resolve("data"), clock), clock);
        target = place.resolve("restored");
    }

    @Test
    void a_restored_folder_holds_the_same_and_has_a_number_of_its_own() throws IOException {
        Made made = new Restore(target).from(backup);
        assertThat(Folder.files(target)).containsExactly("keys/issuer.key", "node", "node.lock", "qadam.db", "restored", "something-new.yaml");
        assertThat(made.manifest().contents().rows()).containsEntry("steps", (long) Folder.STEPS);
        assertThat(made.manifest().contents().highestStep()).isEqualTo(Folder.STEPS);
        assertThat(made.manifest().contents().origin()).isEqualTo("http://localhost:8080");
        assertThat(made.manifest().node()).isEqualTo("1");
        assertThat(Files.readString(target.resolve("node")).strip()).isEqualTo(made.node()).isNotEqualTo("1");
        assertHolds(made.manifest());
        Database.sqlite(target).close();
    }

    @Test
    void two_restores_of_one_backup_never_share_a_number() {
        assertThat(new Restore(target).from(backup).node()).isNotEqualTo(new Restore(place.resolve("other")).from(backup).node());
    }

    @Test
    void a_backup_that_was_cut_anywhere_is_refused_and_nothing_is_left() throws IOException {
        byte[] whole = Files.readAllBytes(backup);
        for (int length : new int[] {whole.length - 1, whole.length - 30, whole.length / 2, 1000, 4}) {
            assertRefused(written(Arrays.copyOf(whole, length)), BackupProblem.CUT);
        }
        assertRefused(written(new byte[0]), BackupProblem.NOT_A_BACKUP);
        assertRefused(written("Сәлем".getBytes(UTF_8)), BackupProblem.NOT_A_BACKUP);
        assertRefused(place.resolve("missing.zip"), BackupProblem.UNREADABLE);
    }

    @Test
    void a_backup_with_one_bit_changed_anywhere_is_refused_or_the_bit_says_nothing() throws IOException {
        byte[] whole = Files.readAllBytes(backup);
        Manifest saved = new Restore(target).from(backup).manifest();
        Disk.remove(target);
        int refused = 0;
        for (int at = 0; at < whole.length; at += Math.max(1, whole.length / 150)) {
            byte[] changed = whole.clone();
            changed[at] ^= 4;
            try {
                assertThat(new Restore(target).from(written(changed)).manifest()).as("byte " + at).isEqualTo(saved);   // a time stamp within the ZIP, for example
                assertHolds(saved);
                Disk.remove(target);
            } catch (Refusal refusal) {
                refused++;
                assertThat(target).as("byte " + at).doesNotExist();
            }
        }
        assertThat(refused).as("of 150 or so; what is left is head and tail of the ZIP's entries").isGreaterThan(100);
    }

    @Test
    void what_a_forger_changed_is_refused() throws IOException {
        assertRefused(Folder.rewritten(backup, Map.of("keys/issuer.key", new byte[] {9})), BackupProblem.ALTERED);
        assertRefused(Folder.rewritten(backup, Map.of("../outside", new byte[] {9})), BackupProblem.ALTERED);
        assertRefused(manifest("keys/issuer.key", "../outside"), BackupProblem.ALTERED);
        assertRefused(manifest("\"steps\" : 500", "\"steps\" : 501"), BackupProblem.ALTERED);
        assertRefused(manifest("\"parts\"", "\"ports\""), BackupProblem.NOT_A_BACKUP);
        assertThat(place.resolve("outside")).doesNotExist();
    }

    @Test
    void a_newer_programs_backup_is_refused() throws IOException {
        assertRefused(manifest("\"format\" : 1", "\"format\" : 2"), BackupProblem.NEWER);
        assertRefused(manifest("\"schema\" : ", "\"schema\" : 9"), BackupProblem.NEWER);
    }

    @Test
    void a_folder_that_holds_anything_is_refused_and_left_as_it_is() throws IOException {
        Files.createDirectories(target);
        Files.writeString(target.resolve("mine"), "!");
        assertProblem(backup, BackupProblem.FOLDER_HOLDS_DATA);
        assertThat(Folder.files(target)).containsExactly("mine");
    }

    @Test
    void a_restore_that_was_cut_off_stops_a_start_and_ends_when_it_is_run_again() throws IOException {
        new Restore(target).from(backup);
        Files.createDirectories(target.resolve(".restoring"));
        Files.move(target.resolve("qadam.db"), target.resolve(".restoring/qadam.db"));
        try (DataFolder folder = DataFolder.take(target)) {
            assertThatThrownBy(folder::requireWhole).isInstanceOfSatisfying(Refusal.class,
                refusal -> assertThat(refusal.problem()).isEqualTo(FolderProblem.RESTORE_CUT));
        }
        new Restore(target).from(backup);
        assertThat(Folder.files(target)).containsExactly("keys/issuer.key", "node", "node.lock", "qadam.db", "restored", "something-new.yaml");
    }

    private void assertHolds(Manifest manifest) throws IOException {
        for (Part part : manifest.parts()) {
            assertThat(Digests.of(Files.readAllBytes(target.resolve(part.name())))).as(part.name()).isEqualTo(part.sha256());
        }
    }

    private Path manifest(String from, String to) throws IOException {
        String before = Folder.manifest(backup);
        assertThat(before).contains(from);
        return Folder.rewritten(backup, Map.of(Manifest.FILE, before.replace(from, to).getBytes(UTF_8)));
    }

    private Path written(byte[] bytes) throws IOException {
        return Files.write(place.resolve("bad.zip"), bytes);
    }

    private void assertRefused(Path file, BackupProblem problem) {
        assertProblem(file, problem);
        assertThat(target).doesNotExist();
    }

    private void assertProblem(Path file, Problem problem) {
        assertThatThrownBy(() -> new Restore(target).from(file))
            .isInstanceOfSatisfying(Refusal.class, refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }
}
