package qadam.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.KeyFile;
import qadam.shared.SettingStore;
import qadam.shared.StorageProblem;

/** A data folder as a server leaves it, and backups as a bad day leaves them. */
final class Folder {
    static final int STEPS = 500;

    private Folder() {
    }

    /** With steps, a key and its hash, an origin, a number, and the rubbish that no restore needs. */
    static Path filled(Path data, InstantSource clock) throws IOException {
        Files.createDirectories(data.resolve("logs"));
        try (Database database = Database.sqlite(data)) {
            RecordedSteps steps = new RecordedSteps(clock, 1);
            for (int i = 0; i < STEPS; i++) {
                NewStep step = new NewStep(i % 7 + 1, Ids.version7(i), Kind.PRACTISED, clock.instant(), 1, 7, new byte[] {(byte) i});
                database.write(handle -> steps.append(handle, step));
            }
            database.write(handle -> new SettingStore().keepFirst(handle, "origin", "http://localhost:8080"));
            new KeyFile(data, "issuer.key", database, StorageProblem.BUSY).readOrMake(() -> new byte[] {1, 2, 3});
        }
        Files.writeString(data.resolve("node"), "1\n");
        Files.writeString(data.resolve("logs/qadam.log"), "lines\n");
        Files.writeString(data.resolve("something-new.yaml"), "kept: true\n");
        return data;
    }

    static Path backup(Path data, InstantSource clock) {
        return new MakeBackup(data, false, clock).at(data.resolve("backups/one.zip")).path();
    }

    static List<String> files(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).map(file -> folder.relativize(file).toString()).sorted().toList();
        }
    }

    /** The same backup with other bytes in some entries; the comment that vouches for the manifest is made anew, as a forger would. */
    static Path rewritten(Path backup, Map<String, byte[]> entries) throws IOException {
        Path other = backup.resolveSibling("rewritten.zip");
        try (ZipFile zip = new ZipFile(backup.toFile()); ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(other))) {
            Map<String, byte[]> all = new TreeMap<>();
            for (ZipEntry entry : zip.stream().toList()) {
                all.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
            }
            all.putAll(entries);
            for (Map.Entry<String, byte[]> entry : all.entrySet()) {
                out.putNextEntry(new ZipEntry(entry.getKey()));
                out.write(entry.getValue());
            }
            out.setComment(Digests.of(all.get(Manifest.FILE)));
        }
        return other;
    }

    static String manifest(Path backup) throws IOException {
        try (ZipFile zip = new ZipFile(backup.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(Manifest.FILE)).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }
    }
}
