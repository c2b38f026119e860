package qadam.operate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import qadam.shared.Ids;
import qadam.shared.OwnerOnly;

/** What a monitoring program shows to read the metrics: {@code metrics.token} in the data folder. Removed, it is made anew at the next start. */
final class MetricsToken {
    private MetricsToken() {
    }

    static String readOrMake(Path data) {
        Path file = data.resolve("metrics.token");
        try {
            String kept = Files.exists(file) ? Files.readString(file).strip() : "";
            return kept.isEmpty() ? make(file) : kept;
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    /** An empty file, as a full disk leaves it behind, is no token and is written again. */
    private static String make(Path file) throws IOException {
        String token = HexFormat.of().formatHex(Ids.randomBytes(24));
        Files.deleteIfExists(file);
        Files.writeString(Files.createFile(file, OwnerOnly.file(file)), token + "\n");
        return token;
    }
}
