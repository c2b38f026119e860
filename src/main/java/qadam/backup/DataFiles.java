package qadam.backup;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import qadam.record.NodeNumber;
import qadam.shared.DataFolder;
import qadam.shared.Database;

/**
 * The files of a data folder that a restore needs: all but the database, which is copied apart, and what belongs to this machine
 * alone. What is new in the folder is saved unless it is named here.
 */
final class DataFiles {
    static final String BACKUPS = "backups";
    private static final Set<String> LEFT = Set.of(Database.FILE, Database.FILE + "-wal", Database.FILE + "-shm",
        NodeNumber.FILE, DataFolder.LOCK, DataFolder.RESTORING, BACKUPS, "logs", "log");   // the public log's files are made from the database

    private DataFiles() {
    }

    /** @param backups where backups are written; they may lie in the folder under another name */
    static List<Path> in(Path data, Path backups) throws IOException {
        Path inside = data.toAbsolutePath().normalize().relativize(backups.toAbsolutePath().normalize());
        try (Stream<Path> files = Files.walk(data, FileVisitOption.FOLLOW_LINKS)) {
            return files.filter(Files::isRegularFile).filter(file -> isNeeded(data.relativize(file), inside)).sorted().toList();
        }
    }

    private static boolean isNeeded(Path file, Path backups) {
        String name = file.getFileName().toString();
        return !LEFT.contains(file.getName(0).toString()) && !file.startsWith(backups) && BackupNames.timeOf(file).isEmpty()
            && !file.toString().contains(MakeBackup.MAKING) && !isPassing(name);
    }

    /** Written aside and about to be renamed. */
    private static boolean isPassing(String name) {
        return name.endsWith(".new") || name.endsWith(".tmp") || name.endsWith(".log");
    }

    /** Whether anything lies there that a restore would bury. */
    static boolean hold(Path data) throws IOException {
        if (!Files.exists(data)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(data)) {
            return entries.map(entry -> entry.getFileName().toString()).anyMatch(name -> !name.equals(DataFolder.LOCK) && !name.equals("lost+found"));
        }
    }
}
