package qadam.backup;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a backup: a ZIP of parts, streamed, then the manifest that names them; the manifest's SHA-256 is the ZIP's comment. */
final class ArchiveWriter implements AutoCloseable {
    private final FileChannel file;
    private final ZipOutputStream zip;
    private final List<Part> parts = new ArrayList<>();

    ArchiveWriter(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(file), 1 << 16));
        zip.setLevel(Deflater.BEST_SPEED);
    }

    void add(String name, Path from) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        try (InputStream bytes = Files.newInputStream(from)) {
            parts.add(Digests.copy(name, bytes, zip, Long.MAX_VALUE));
        }
        zip.closeEntry();
    }

    List<Part> parts() {
        return List.copyOf(parts);
    }

    /** Ends the file and makes it durable. */
    void end(Manifest manifest) throws IOException {
        byte[] bytes = manifest.bytes();
        zip.putNextEntry(new ZipEntry(Manifest.FILE));
        zip.write(bytes);
        zip.closeEntry();
        zip.setComment(Digests.of(bytes));
        zip.finish();
        zip.flush();
        file.force(true);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
