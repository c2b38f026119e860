package qadam.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** The data folder: there, writable, of one owner, with keys that nobody else reads. */
final class FolderCheck implements Check {
    private static final Set<PosixFilePermission> OTHERS = Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.GROUP_WRITE,
        PosixFilePermission.OTHERS_READ, PosixFilePermission.OTHERS_WRITE);

    @Override
    public void look(Patient patient, Findings findings) {
        Path data = patient.data();
        if (!Files.isDirectory(data)) {
            findings.add(Complaint.NO_FOLDER, Map.of("folder", data.toString()));
            return;
        }
        findings.addIf(!Files.isWritable(data), Complaint.FOLDER_NOT_WRITABLE, Map.of("folder", data.toString()));
        Path logs = data.resolve("logs");
        findings.addIf(Files.exists(logs) && !(Files.isDirectory(logs) && Files.isWritable(logs)), Complaint.LOGS_NOT_WRITABLE, Map.of("folder", logs.toString()));
        if (data.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            lookAtOwners(data, findings);
            lookAtSecrets(data, findings);
        }
    }

    /** The usual slip: a command was run as root, and the server's own user cannot write what it made. */
    private static void lookAtOwners(Path data, Findings findings) {
        Stream.concat(inside(data).stream(), inside(data.resolve("keys")).stream())
            .filter(file -> !owner(file).equals(owner(data))).findFirst()
            .ifPresent(file -> findings.add(Complaint.MIXED_OWNERS, Map.of("file", file.toString(), "owner", owner(file), "folder", data.toString(), "right", owner(data))));
    }

    private static void lookAtSecrets(Path data, Findings findings) {
        Stream.concat(inside(data.resolve("keys")).stream(), Stream.of(data.resolve("exam-bank.key"), data.resolve("metrics.token")))
            .filter(Files::isRegularFile).filter(FolderCheck::isOpen).findFirst()
            .ifPresent(file -> findings.add(Complaint.KEYS_OPEN, Map.of("file", file.toString())));
    }

    private static boolean isOpen(Path file) {
        try {
            return Files.getPosixFilePermissions(file).stream().anyMatch(OTHERS::contains);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String owner(Path file) {
        try {
            return Files.getOwner(file).getName();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<Path> inside(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        } catch (IOException none) {
            return List.of();
        }
    }
}
