package qadam.operate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;

/** When the newest thing in the data folder's {@code backups} was made. */
final class Backups {
    private Backups() {
    }

    static Optional<Instant> newest(Path data) {
        try (Stream<Path> made = Files.list(data.resolve("backups"))) {
            return made.filter(backup -> !backup.getFileName().toString().startsWith(".")).map(Backups::changed)
                .flatMap(Optional::stream).max(Comparator.naturalOrder());
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> changed(Path backup) {
        try {
            return Optional.of(Files.getLastModifiedTime(backup).toInstant());
        } catch (IOException justRemoved) {
            return Optional.empty();
        }
    }
}
