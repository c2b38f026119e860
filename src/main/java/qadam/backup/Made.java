package qadam.backup;

import java.nio.file.Path;
import java.time.Duration;

/**
 * A backup that was written and found whole, or one that was restored.
 *
 * @param node the number of the server that it was made of, or of the one that was restored; null when none has been given
 */
record Made(Path path, long bytes, Manifest manifest, String node, Duration took) {
}
