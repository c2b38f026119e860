package qadam.backup;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
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
        NodeNumber.FILE, DataFolder.LOCK, DataFolder.RESTORING, DataFolder.RESTORED, BACKUPS, "logs", "log");   // the public log's files are made from the database

    private DataFiles() {
    }

    /**
     * What goes away while the folder is being read, such as SQLite's own files when somebody else closes the database, is not missed.
     *
     * @param backups where backups are written; they may lie in the folder under another name
     */
    static List<Path> in(Path data, Path backups) throws IOException {
        Path inside = data.toAbsolutePath().normalize().relativize(backups.toAbsolutePath().normalize());
        List<Path> found = new ArrayList<>();
        Files.walkFileTree(data, Set.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && isNeeded(data.relativize(file), inside)) {
                    found.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                if (failure instanceof NoSuchFileException && !file.equals(data)) {
                    return FileVisitResult.CONTINUE;
                }
                throw failure;
            }
        });
        return found.stream().sorted().toList();
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
