package qadam.log;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import qadam.shared.DataFolder;
import qadam.shared.Database;

/** What a restore leaves in the folder becomes a mark in the database, which every node and every later backup sees, until it is settled. */
final class Restoration {
    private Restoration() {
    }

    /** Cut off anywhere, it is run again: the file goes when the mark is durable. */
    static void note(Database database, Path data, InstantSource clock) {
        Path sign = data.resolve(DataFolder.RESTORED);
        if (Files.exists(sign)) {
            database.write(handle -> {
                new LogStore().markRestored(handle, Optional.of(clock.instant()));
                return null;
            });
            delete(sign);
        }
    }

    private static void delete(Path sign) {
        try {
            Files.deleteIfExists(sign);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
