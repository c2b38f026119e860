package qadam.shared;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/** Small files of which the power must not leave half: a file that was synced may still lose its name, which lies in its folder. */
public final class Synced {
    private Synced() {
    }

    /** Makes the names in a folder durable; only POSIX knows how. */
    public static void folder(Path folder) throws IOException {
        if (folder.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** Whole or not there at all, whatever happens meanwhile; durable afterwards, readable by its owner only. */
    public static void write(Path file, String text) throws IOException {
        Path aside = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(aside);
        try (FileChannel channel = FileChannel.open(aside, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), OwnerOnly.file(aside))) {
            for (ByteBuffer rest = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)); rest.hasRemaining();) {
                channel.write(rest);
            }
            channel.force(true);
        }
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        folder(file.toAbsolutePath().getParent());
    }
}
