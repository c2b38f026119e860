package qadam.backup;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import qadam.record.NodeNumber;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.Inspection;
import qadam.shared.Program;
import qadam.shared.Refusal;
import qadam.shared.SqliteFile;
import qadam.shared.Synced;

/**
 * Makes one backup: a copy of the database at one moment, checked; then everything in one file under another name, synced, read
 * again, and only then renamed. Cut off anywhere it leaves nothing that bears a backup's name.
 */
final class MakeBackup {
    static final String MAKING = ".making-";

    private final CopyStore store = new CopyStore();
    private final Path data;
    private final boolean postgresql;
    private final InstantSource clock;

    MakeBackup(Path data, boolean postgresql, InstantSource clock) {
        this.data = data;
        this.postgresql = postgresql;
        this.clock = clock;
    }

    Made at(Path target) {
        Path folder = target.toAbsolutePath().getParent();
        Path work = folder.resolve(MAKING + target.getFileName());
        try {
            requirePossible(folder, target);
            Disk.remove(work);
            Disk.makeOwn(work);
            try {
                return make(target, work);
            } finally {
                Disk.remove(work);
            }
        } catch (IOException failed) {
            throw new Refusal(BackupProblem.UNWRITABLE, Map.of("folder", folder.toString(), "reason", failed.toString()));
        }
    }

    private void requirePossible(Path folder, Path target) throws IOException {
        Path database = data.resolve(Database.FILE);
        if (!postgresql) {
            DataFolder.requireNotMoved(data);
        }
        if (!postgresql && !Files.exists(database)) {
            throw new Refusal(BackupProblem.NO_DATA, Map.of("folder", data.toAbsolutePath().toString()));
        }
        if (Files.exists(target)) {
            throw new Refusal(BackupProblem.TARGET_EXISTS, Map.of("file", target.toString()));
        }
        Files.createDirectories(folder);
        Disk.requireRoom(folder, 2 * (Disk.size(database) + Disk.size(data.resolve(Database.FILE + "-wal"))));
    }

    private Made make(Path target, Path work) throws IOException {
        long begin = System.nanoTime();
        Path fresh = work.resolve("archive");
        Path copy = work.resolve(Database.FILE);
        Contents contents = postgresql ? Contents.ELSEWHERE : copy(copy);
        Manifest manifest = write(fresh, copy, contents);
        verify(fresh);
        Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        Synced.folder(target.toAbsolutePath().getParent());
        return new Made(target, Files.size(target), manifest, manifest.node(), Duration.ofNanos(System.nanoTime() - begin));
    }

    private Contents copy(Path copy) {
        new SqliteFile(data.resolve(Database.FILE)).read(handle -> {
            store.copyInto(handle, copy);
            return copy;
        });
        return Inspection.of(null, copy.getParent()).read(handle -> {
            List<String> faults = store.faults(handle);
            if (!faults.isEmpty()) {
                throw new Refusal(BackupProblem.DAMAGED, Map.of("fault", faults.getFirst()));
            }
            requireKeys(store.keyHashes(handle));
            store.plainKeys(handle).forEach(this::requireFile);
            return store.contents(handle);
        });
    }

    /** Without its keys a database is not worth restoring: say so while they can still be found. */
    private void requireKeys(Map<String, String> hashes) throws IOException {
        for (Map.Entry<String, String> key : hashes.entrySet()) {
            Path file = data.resolve("keys").resolve(key.getKey());
            if (!Files.exists(file) || !Digests.of(Files.readAllBytes(file)).equals(key.getValue())) {
                throw keyMissing("keys/" + key.getKey());
            }
        }
    }

    private void requireFile(String key) {
        if (!Files.exists(data.resolve(key))) {
            throw keyMissing(key);
        }
    }

    private static Refusal keyMissing(String key) {
        return new Refusal(BackupProblem.KEY_MISSING, Map.of("key", key));
    }

    private Manifest write(Path fresh, Path copy, Contents contents) throws IOException {
        try (ArchiveWriter archive = new ArchiveWriter(fresh)) {
            Disk.own(fresh);
            if (!postgresql) {
                archive.add(Database.FILE, copy);
            }
            for (Path file : DataFiles.in(data, fresh.getParent().getParent())) {
                archive.add(data.relativize(file).toString().replace('\\', '/'), file);
            }
            Manifest manifest = new Manifest(Manifest.FORMAT, Program.VERSION, clock.instant(),
                postgresql ? Manifest.POSTGRESQL : Manifest.SQLITE, node(), contents, archive.parts());
            archive.end(manifest);
            return manifest;
        }
    }

    private String node() throws IOException {
        Path file = data.resolve(NodeNumber.FILE);
        return Files.exists(file) ? Files.readString(file).strip() : null;
    }

    private static void verify(Path fresh) throws IOException {
        try (BackupFile written = BackupFile.open(fresh)) {
            written.verify();
        } catch (Refusal | UncheckedIOException broken) {
            throw new Refusal(BackupProblem.WRITTEN_WRONG, Map.of("folder", fresh.getParent().getParent().toString()));
        }
    }
}
