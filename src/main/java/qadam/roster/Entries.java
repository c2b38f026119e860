package qadam.roster;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import qadam.shared.Refusal;

/** The files of a zip, each as often as asked for; unpacked as they are read, never onto a disk. */
interface Entries extends AutoCloseable {
    /** How large each says it is, by its name; believed for showing how far one is, and for nothing else. */
    Map<String, Long> sizes();

    InputStream open(String name, LongConsumer progress) throws IOException;

    @Override
    void close();

    /** Only plain names: whatever has a folder in it could lead elsewhere, and OneRoster wants none. */
    private static void add(Map<String, Long> sizes, String name, long size) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9_. -]{0,99}") || sizes.put(name, size) != null || sizes.size() > Bounds.MOST_ENTRIES) {
            throw new Refusal(RosterProblem.BAD_NAME, Map.of("name", name.length() > 60 ? name.substring(0, 60) : name));
        }
    }

    /** @throws Refusal when it is no zip, or holds what it must not */
    static Entries of(Path path, Bounds bounds) {
        try {
            return new OfFile(new ZipFile(path.toFile()), bounds);
        } catch (IOException broken) {
            throw new Refusal(RosterProblem.UNREADABLE, Map.of("file", path.getFileName().toString()));
        }
    }

    /** For what was sent to a page: unpacked within the bounds, in memory. */
    static Entries of(byte[] zip, Bounds bounds) {
        Map<String, byte[]> files = new HashMap<>();
        Map<String, Long> sizes = new LinkedHashMap<>();
        long all = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry; (entry = in.getNextEntry()) != null;) {
                byte[] bytes = new BoundedStream(in, bounds.bytes() - all, zip.length, read -> { }).readAllBytes();
                all += bytes.length;
                add(sizes, entry.getName(), bytes.length);
                files.put(entry.getName(), bytes);
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new Refusal(RosterProblem.UNREADABLE, Map.of("file", "zip"));
        }
        return new OfMemory(files, sizes);
    }

    /** A zip on the disk. */
    final class OfFile implements Entries {
        private final ZipFile zip;
        private final Bounds bounds;
        private final Map<String, Long> sizes = new LinkedHashMap<>();

        private OfFile(ZipFile zip, Bounds bounds) throws IOException {
            this.zip = zip;
            this.bounds = bounds;
            try {
                Collections.list(zip.entries()).forEach(entry -> add(sizes, entry.getName(), Math.max(0, entry.getSize())));
            } catch (Refusal refused) {
                zip.close();
                throw refused;
            }
        }

        @Override
        public Map<String, Long> sizes() {
            return sizes;
        }

        @Override
        public InputStream open(String name, LongConsumer progress) throws IOException {
            ZipEntry entry = zip.getEntry(name);
            return new BoundedStream(new BufferedInputStream(zip.getInputStream(entry), 64 * 1024), bounds.bytes(), Math.max(0, entry.getCompressedSize()), progress);
        }

        @Override
        public void close() {
            try {
                zip.close();
            } catch (IOException kept) {
                throw new java.io.UncheckedIOException(kept);
            }
        }
    }

    /** A zip that was small enough. */
    record OfMemory(Map<String, byte[]> files, Map<String, Long> sizes) implements Entries {
        @Override
        public InputStream open(String name, LongConsumer progress) {
            return new BoundedStream(new ByteArrayInputStream(files.get(name)), Long.MAX_VALUE, -1, progress);
        }

        @Override
        public void close() {
            // nothing is open
        }
    }
}
