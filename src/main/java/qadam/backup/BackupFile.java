package qadam.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import qadam.shared.Program;
import qadam.shared.Refusal;
import tools.jackson.core.JacksonException;

/** A backup as it is read: everything in it is doubted until its hash is right. */
final class BackupFile implements AutoCloseable {
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int LARGEST_MANIFEST = 64 << 20;

    private final Path path;
    private final ZipFile zip;
    private final Manifest manifest;

    private BackupFile(Path path, ZipFile zip) throws IOException {
        this.path = path;
        this.zip = zip;
        this.manifest = manifest();
    }

    static BackupFile open(Path path) {
        try {
            return opened(path, new ZipFile(path.toFile()));
        } catch (IOException broken) {
            throw refused(path, !Files.isRegularFile(path) || !Files.isReadable(path) ? BackupProblem.UNREADABLE
                : beginsAsOne(path) ? BackupProblem.CUT : BackupProblem.NOT_A_BACKUP);
        }
    }

    private static BackupFile opened(Path path, ZipFile zip) throws IOException {
        try {
            return new BackupFile(path, zip);
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }

    private static boolean beginsAsOne(Path path) {
        try (InputStream bytes = Files.newInputStream(path)) {
            return Arrays.equals(bytes.readNBytes(ZIP.length), ZIP);
        } catch (IOException unreadable) {
            return false;
        }
    }

    private Manifest manifest() throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.FILE);
        if (entry == null) {
            throw refused(path, BackupProblem.NOT_A_BACKUP);
        }
        byte[] bytes;
        try (InputStream stream = zip.getInputStream(entry)) {
            bytes = stream.readNBytes(LARGEST_MANIFEST);
        } catch (ZipException broken) {
            throw altered(Manifest.FILE);
        }
        if (!Digests.of(bytes).equals(zip.getComment())) {
            throw altered(Manifest.FILE);
        }
        return read(bytes);
    }

    private Manifest read(byte[] bytes) {
        try {
            if (Manifest.format(bytes) > Manifest.FORMAT) {
                throw newer("?");
            }
            Manifest read = Manifest.read(bytes);
            if (read.contents().schema() > Program.schema()) {
                throw newer(read.program());
            }
            requireSameNames(read);
            return read;
        } catch (JacksonException | NullPointerException notOurs) {
            throw refused(path, BackupProblem.NOT_A_BACKUP);
        }
    }

    private Refusal newer(String program) {
        return new Refusal(BackupProblem.NEWER, Map.of("file", path.toString(), "program", program, "ours", Program.VERSION));
    }

    /** Nothing but what the manifest names, and no name that leads out of the folder. */
    private void requireSameNames(Manifest read) {
        Set<String> named = new HashSet<>(Set.of(Manifest.FILE));
        for (Part part : read.parts()) {
            if (!part.isInside() || !named.add(part.name())) {
                throw altered(part.name());
            }
        }
        zip.stream().map(ZipEntry::getName).filter(name -> !named.contains(name)).findAny().ifPresent(name -> {
            throw altered(name);
        });
    }

    Manifest shown() {
        return manifest;
    }

    /** Reads the whole file. @throws Refusal at the first part that is not what the manifest says */
    void verify() {
        manifest.parts().forEach(part -> copy(part, OutputStream.nullOutputStream()));
    }

    void copy(Part part, OutputStream to) {
        ZipEntry entry = zip.getEntry(part.name());
        if (entry == null) {
            throw altered(part.name());
        }
        try (InputStream bytes = zip.getInputStream(entry)) {
            if (!Digests.copy(part.name(), bytes, to, part.size()).equals(part)) {
                throw altered(part.name());
            }
        } catch (ZipException | java.io.EOFException broken) {
            throw altered(part.name());
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException(failed);
        }
    }

    Refusal altered(String part) {
        return new Refusal(BackupProblem.ALTERED, Map.of("file", path.toString(), "part", part));
    }

    private static Refusal refused(Path path, BackupProblem problem) {
        return new Refusal(problem, Map.of("file", path.toString()));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
