package qadam.backup;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import qadam.shared.DiskSpace;
import qadam.shared.Refusal;

/** What backup and restore do to files: room, rights, sync. */
final class Disk {
    private static final boolean POSIX = FileSystems.getDefault().supportedFileAttributeViews().contains("posix");

    private Disk() {
    }

    /** Leaves the room that answers need to go on being stored. */
    static void requireRoom(Path folder, long bytes) {
        DiskSpace space = DiskSpace.under(folder);
        long need = bytes + space.reserve();
        space.free().ifPresent(free -> {
            if (free < need) {
                throw new Refusal(BackupProblem.NO_ROOM, Map.of("folder", folder.toAbsolutePath().toString(),
                    "free", free / 1_000_000, "need", need / 1_000_000));
            }
        });
    }

    static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /** Makes a folder that only the server's own user may open: keys lie in it. */
    static void makeOwn(Path folder) throws IOException {
        Files.createDirectories(folder);
        own(folder, "rwx------");
    }

    static void own(Path file) throws IOException {
        own(file, "rw-------");
    }

    private static void own(Path path, String permissions) throws IOException {
        if (POSIX) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    static void sync(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    static void remove(Path path) throws IOException {
        if (!Files.exists(path)) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) {
                Files.delete(file);
            }
        }
    }
}
