package qadam.backup;

import java.nio.file.Path;

/** One file in a backup. @param name its path in the data folder, with slashes */
record Part(String name, long size, String sha256) {
    /** Never a path that leads out of the folder, whoever wrote the manifest. */
    boolean isInside() {
        Path path = Path.of(name);
        return !name.isEmpty() && !path.isAbsolute() && path.normalize().equals(path) && !path.startsWith("..");
    }
}
