package qadam.shared;

import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** With these a file is made that nobody but its owner may read, at no moment; where the file system knows no such thing, with none. */
public final class OwnerOnly {
    private OwnerOnly() {
    }

    /** @param file in whose file system */
    public static FileAttribute<?>[] file(Path file) {
        return file.getFileSystem().supportedFileAttributeViews().contains("posix")
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))} : new FileAttribute<?>[0];
    }
}
