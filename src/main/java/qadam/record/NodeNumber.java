package qadam.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import qadam.shared.Database;

/**
 * This server's number: given by the database at its first start, and kept in its data folder. Two servers never write under
 * one number, or their commits could not be told apart: whoever finds the folder's in use takes a fresh one for this run.
 */
public final class NodeNumber {
    private static final String LOCK = "node.lock";
    /** Locks of this process; a forgotten channel would be closed, and its lock with it. */
    private static final List<FileChannel> HELD = new CopyOnWriteArrayList<>();

    private NodeNumber() {
    }

    public static int of(Database database, Path data, InstantSource clock) {
        try {
            return isFree(data) ? kept(database, data.resolve("node"), clock) : fresh(database, clock);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** Whether a server runs on this folder now. Asking takes the lock for a moment, and only together with others who ask. */
    public static boolean isInUse(Path data) {
        try (FileChannel channel = FileChannel.open(data.resolve(LOCK), StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return true;
        } catch (IOException neverStarted) {
            return false;
        }
    }

    /** Takes the folder's number for as long as this process lives: the system gives the lock back when it ends, however it ends. */
    private static boolean isFree(Path data) throws IOException {
        FileChannel channel = FileChannel.open(data.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            HELD.add(channel);
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return false;
        }
    }

    private static int kept(Database database, Path file, InstantSource clock) throws IOException {
        if (!Files.exists(file)) {
            Files.writeString(file, fresh(database, clock) + "\n");
        }
        return Integer.parseInt(Files.readString(file).strip());
    }

    private static int fresh(Database database, InstantSource clock) {
        return database.write(handle -> new StepStore().addNode(handle, clock.instant()));
    }
}
