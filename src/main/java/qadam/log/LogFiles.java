package qadam.log;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import qadam.proof.Checkpoint;
import qadam.proof.SignedNote;
import qadam.proof.Tile;
import qadam.proof.TileSource;
import qadam.shared.Ids;
import qadam.shared.OwnerOnly;
import qadam.shared.Refusal;

/** The log as static files: any web server, copy or USB stick can carry the folder. A file is written aside, synced and renamed. */
final class LogFiles implements TileSource {
    static final String CHECKPOINT = "checkpoint";
    static final String POLICY = "policy";
    static final String PASSING = ".tmp";

    /** Ends as what readers of the folder pass over, also in a copy. */
    private static final String SHOWING = "showing" + PASSING;
    /** A lock of a file is one of the whole process, so its threads wait for each other here. */
    private static final ReentrantLock SHOWS = new ReentrantLock();

    private final Path folder;

    LogFiles(Path folder) {
        this.folder = folder;
    }

    Path folder() {
        return folder;
    }

    /** A part of a tile is read from the full one when that is there already. */
    @Override
    public byte[] read(Tile tile) {
        return find(tile).or(() -> find(tile.full()).flatMap(tile::in))
            .orElseThrow(() -> new IllegalStateException(tile.path() + " is missing"));
    }

    Optional<byte[]> find(Tile tile) {
        return find(folder.resolve(tile.path()));
    }

    /** The same bytes again change nothing; other bytes under the same name would be another history. */
    void write(Tile tile, byte[] bytes) {
        Optional<byte[]> there = find(tile);
        if (there.isEmpty()) {
            replace(folder.resolve(tile.path()), bytes);
        } else if (!Arrays.equals(there.get(), bytes)) {
            throw new Refusal(LogProblem.FORKED, Map.of("what", tile.path()));
        }
    }

    /** What was only part of a tile that is full now is not needed any more (C2SP tlog-tiles, "Partial Tiles"). */
    void dropParts(Tile full) {
        Path parts = folder.resolve(full.path() + ".p");
        try {
            if (Files.isDirectory(parts)) {
                for (int width : IntStream.range(1, Tile.FULL).toArray()) {
                    Files.deleteIfExists(parts.resolve(Integer.toString(width)));
                }
                Files.delete(parts);
            }
        } catch (IOException inUse) {
            // they may stay: nobody is misled by them
        }
    }

    /** Does something that no other process with this folder, and no other thread, does at the same time. */
    <T> T alone(Supplier<T> act) {
        SHOWS.lock();
        try (FileChannel channel = locked()) {
            return act.get();
        } catch (IOException unclosed) {
            throw refused(folder.resolve(SHOWING), unclosed);
        } finally {
            SHOWS.unlock();
        }
    }

    /** The system gives the lock back when the channel is closed, or the process ends. */
    private FileChannel locked() throws IOException {
        Files.createDirectories(folder);
        FileChannel channel = FileChannel.open(folder.resolve(SHOWING), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            channel.lock();
            return channel;
        } catch (IOException unlockable) {
            channel.close();
            throw unlockable;
        }
    }

    Optional<String> checkpoint() {
        return text(CHECKPOINT);
    }

    /** How far the folder is; 0 before its first checkpoint. */
    long size() {
        return checkpoint().flatMap(SignedNote::read).flatMap(note -> Checkpoint.read(note.text())).map(Checkpoint::size).orElse(0L);
    }

    Optional<String> text(String name) {
        return find(folder.resolve(name)).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    void writeText(String name, String text) {
        if (!text(name).equals(Optional.of(text))) {
            replace(folder.resolve(name), text.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static Optional<byte[]> find(Path file) {
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException missing) {
            return Optional.empty();
        } catch (IOException unreadable) {
            throw refused(file, unreadable);
        }
    }

    static void replace(Path file, byte[] bytes) {
        replace(file, bytes, new FileAttribute<?>[0]);
    }

    /** Nobody but its owner may read the file, at no moment. */
    static void replaceSecret(Path file, byte[] bytes) {
        replace(file, bytes, OwnerOnly.file(file));
    }

    private static void replace(Path file, byte[] bytes, FileAttribute<?>... attributes) {
        Path aside = file.resolveSibling(file.getFileName() + "." + HexFormat.of().formatHex(Ids.randomBytes(4)) + PASSING);
        try {
            Files.createDirectories(file.getParent());
            try (FileChannel channel = FileChannel.open(aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
                for (ByteBuffer rest = ByteBuffer.wrap(bytes); rest.hasRemaining(); ) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel directory = FileChannel.open(file.getParent(), StandardOpenOption.READ)) {
                directory.force(true);   // else the name itself may be lost with the power
            }
        } catch (IOException unwritable) {
            drop(aside);
            throw refused(file, unwritable);
        }
    }

    private static void drop(Path aside) {
        try {
            Files.deleteIfExists(aside);
        } catch (IOException stays) {
            // a file that nobody reads
        }
    }

    private static Refusal refused(Path file, IOException why) {
        return new Refusal(LogProblem.UNWRITABLE, Map.of("file", file.toString(), "reason", why.toString()));
    }
}
