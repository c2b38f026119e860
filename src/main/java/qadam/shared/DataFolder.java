package qadam.shared;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * The folder that holds everything, taken for as long as this process lives: the system gives the lock back when it ends,
 * however it ends. What would make a start fail later and darkly is refused here in words.
 */
public final class DataFolder implements AutoCloseable {
    /** What lies here while a restore is under way, or after it was cut off. */
    public static final String RESTORING = ".restoring";
    /** A restore leaves it: what was published after the backup may be more than the database knows. The log takes it away when it has noted it. */
    public static final String RESTORED = "restored";
    /** Lies here once the rows have been moved to PostgreSQL: the database in the folder is a former one. */
    public static final String MOVED = "moved-to-postgresql";
    public static final String LOCK = "node.lock";
    private static final long LEAST_BYTES = 32_000_000;

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;   // null when another process holds it

    private DataFolder(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /** Makes the folder if it is missing. */
    public static DataFolder take(Path path) {
        try {
            Files.createDirectories(path);
            FileChannel channel = FileChannel.open(path.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            DataFolder folder = new DataFolder(path, channel, lock(channel));
            folder.requireWritable();
            return folder;
        } catch (IOException unwritable) {
            throw new Refusal(FolderProblem.UNWRITABLE, Map.of("path", path.toAbsolutePath().toString()));
        }
    }

    private static FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    /** The database was perhaps made by another user of the machine, and there must be room for its log. */
    private void requireWritable() throws IOException {
        Path database = path.resolve(Database.FILE);
        if (Files.exists(database) && !Files.isWritable(database)) {
            throw refused(FolderProblem.UNWRITABLE, Map.of("path", database.toAbsolutePath().toString()));
        }
        long free = Files.getFileStore(path).getUsableSpace();
        if (free < LEAST_BYTES) {
            throw refused(FolderProblem.NO_ROOM, Map.of("folder", path.toAbsolutePath().toString(), "free", free / 1_000_000, "need", LEAST_BYTES / 1_000_000));
        }
    }

    /** @throws Refusal when another process has the folder */
    public DataFolder requireOurs() {
        if (!isOurs()) {
            throw refused(FolderProblem.IN_USE, Map.of("folder", path.toAbsolutePath().toString()));
        }
        return this;
    }

    /** @throws Refusal when a restore into the folder was cut off and not run again */
    public DataFolder requireWhole() {
        if (Files.exists(path.resolve(RESTORING))) {
            throw refused(FolderProblem.RESTORE_CUT, Map.of("folder", path.toAbsolutePath().toString()));
        }
        return this;
    }

    private Refusal refused(FolderProblem problem, Map<String, Object> values) {
        close();
        return new Refusal(problem, values);
    }

    public boolean isOurs() {
        return lock != null;
    }

    public Path path() {
        return path;
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** @throws Refusal when the rows of this folder's SQLite have been moved to PostgreSQL: what is left is what they were before */
    public static void requireNotMoved(Path folder) {
        if (Files.exists(folder.resolve(MOVED))) {
            throw new Refusal(FolderProblem.MOVED, Map.of("folder", folder.toAbsolutePath().toString(), "mark", MOVED));
        }
    }
}
