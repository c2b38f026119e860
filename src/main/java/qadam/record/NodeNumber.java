package qadam.record;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.time.InstantSource;
import qadam.shared.DataFolder;
import qadam.shared.Database;
import qadam.shared.Synced;

/**
 * This server's number: given by the database at its first start, and kept in its data folder. Two servers never write under
 * one number, or their commits could not be told apart: whoever finds the folder's in use takes a fresh one for this run.
 */
public final class NodeNumber {
    public static final String FILE = "node";
    /** Three bytes in a row of SQLite: above whatever a database gives by counting, and hardly ever drawn twice. */
    private static final int LEAST_DRAWN = 1 << 16;
    private static final int MOST_DRAWN = (1 << 23) - 1;

    private NodeNumber() {
    }

    public static int of(Database database, DataFolder folder, InstantSource clock) {
        try {
            return folder.isOurs() ? kept(database, folder.path().resolve(FILE), clock) : fresh(database, clock);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /**
     * Gives a restored folder a number of its own, and gives it back. It is drawn and not counted: the server that the backup
     * was made of, and others restored from it, have perhaps gone on counting since.
     */
    public static int renew(Path data) throws IOException {
        int number = drawn();
        Synced.write(data.resolve(FILE), number + "\n");
        return number;
    }

    /** A number that nobody has been given by counting, and hardly anybody by drawing. */
    static int drawn() {
        return new SecureRandom().nextInt(LEAST_DRAWN, MOST_DRAWN);
    }

    /** Whether a server runs on this folder now. Asking takes the lock for a moment, and only together with others who ask. */
    public static boolean isInUse(Path data) {
        try (FileChannel channel = FileChannel.open(data.resolve(DataFolder.LOCK), StandardOpenOption.READ)) {
            return channel.tryLock(0, Long.MAX_VALUE, true) == null;
        } catch (OverlappingFileLockException heldByThisProcess) {
            return true;
        } catch (IOException neverStarted) {
            return false;
        }
    }

    private static int kept(Database database, Path file, InstantSource clock) throws IOException {
        if (!Files.exists(file) || Files.readString(file).isBlank()) {   // a power cut may have left it empty before it was synced
            Synced.write(file, fresh(database, clock) + "\n");
        }
        int number = Integer.parseInt(Files.readString(file).strip());
        StepStore store = new StepStore();
        if (!database.read(handle -> store.hasNode(handle, number))) {
            database.write(handle -> store.keepNode(handle, number, clock.instant()));
        }
        return number;
    }

    private static int fresh(Database database, InstantSource clock) {
        return database.write(handle -> new StepStore().addNode(handle, clock.instant()));
    }
}
