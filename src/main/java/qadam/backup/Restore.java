package qadam.backup;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import qadam.record.NodeNumber;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.Inspection;
import qadam.shared.Refusal;
import qadam.shared.Synced;

/**
 * Brings a backup back into an empty folder. All of it is unpacked and checked in a folder beside its place; then the files are
 * renamed, the database last. Cut off anywhere, the folder says so to a server that would start in it, and the same restore can
 * simply be run again.
 */
final class Restore {
    private final CopyStore store = new CopyStore();
    private final Path data;

    Restore(Path data) {
        this.data = data;
    }

    Made from(Path file) {
        try (BackupFile backup = BackupFile.open(file)) {
            clearCutOff(backup.shown());
            if (DataFiles.hold(data)) {
                throw new Refusal(BackupProblem.FOLDER_HOLDS_DATA, Map.of("folder", data.toAbsolutePath().toString()));
            }
            boolean isNew = !Files.exists(data);
            try (DataFolder folder = DataFolder.take(data)) {
                folder.requireOurs();
                return restore(backup, file);
            } catch (IOException | RuntimeException failed) {
                leaveNothing(isNew);
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private Made restore(BackupFile backup, Path file) throws IOException {
        long begin = System.nanoTime();
        Path fresh = data.resolve(DataFolder.RESTORING);
        Manifest manifest = backup.shown();
        Disk.requireRoom(data, manifest.parts().stream().mapToLong(Part::size).sum());
        Disk.makeOwn(fresh);
        unpack(backup, fresh);
        String node = null;
        if (manifest.holdsDatabase()) {
            requireSame(backup, fresh);
            node = Integer.toString(NodeNumber.renew(fresh));
        }
        Files.writeString(fresh.resolve(DataFolder.RESTORED), manifest.madeAt() + "\n");
        Disk.own(fresh.resolve(DataFolder.RESTORED));
        Disk.sync(fresh.resolve(DataFolder.RESTORED));
        putInPlace(manifest, fresh);
        return new Made(file, Files.size(file), manifest, node, Duration.ofNanos(System.nanoTime() - begin));
    }

    private static void unpack(BackupFile backup, Path fresh) throws IOException {
        for (Part part : backup.shown().parts()) {
            Path to = fresh.resolve(part.name());
            Disk.makeOwn(to.getParent());
            try (OutputStream bytes = Files.newOutputStream(to)) {
                Disk.own(to);
                backup.copy(part, bytes);
            }
            Disk.sync(to);
        }
    }

    private void requireSame(BackupFile backup, Path fresh) {
        boolean same = Inspection.of(null, fresh).read(handle ->
            store.faults(handle).isEmpty() && store.contents(handle).equals(backup.shown().contents()));
        if (!same) {
            throw backup.altered(Database.FILE);
        }
    }

    private void putInPlace(Manifest manifest, Path fresh) throws IOException {
        for (String name : names(manifest)) {
            Path to = data.resolve(name);
            Disk.makeOwn(to.getParent());
            Files.move(fresh.resolve(name), to, StandardCopyOption.ATOMIC_MOVE);
            Synced.folder(to.getParent());
        }
        Disk.remove(fresh);
        Synced.folder(data);
    }

    /** Everything that a restore puts in place, the database last. */
    private static List<String> names(Manifest manifest) {
        List<String> names = new ArrayList<>(manifest.parts().stream().map(Part::name).filter(name -> !name.equals(Database.FILE)).toList());
        names.add(DataFolder.RESTORED);
        if (manifest.holdsDatabase()) {
            names.addAll(List.of(NodeNumber.FILE, Database.FILE));
        }
        return names;
    }

    /** A restore that was cut off had found the folder empty: what lies there of the backup's names is its own. */
    private void clearCutOff(Manifest manifest) throws IOException {
        if (!Files.exists(data.resolve(DataFolder.RESTORING))) {
            return;
        }
        for (String name : names(manifest)) {
            Files.deleteIfExists(data.resolve(name));
            removeEmptyFolders(data.resolve(name).getParent());
        }
        Disk.remove(data.resolve(DataFolder.RESTORING));
    }

    private void removeEmptyFolders(Path folder) throws IOException {
        for (Path each = folder; !each.equals(data) && Files.isDirectory(each) && each.toFile().list().length == 0; each = each.getParent()) {
            Files.delete(each);
        }
    }

    private void leaveNothing(boolean isNew) throws IOException {
        Disk.remove(data.resolve(DataFolder.RESTORING));
        if (isNew && !DataFiles.hold(data)) {
            Disk.remove(data);
        }
    }
}
