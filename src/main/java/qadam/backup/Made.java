package qadam.backup;

import java.nio.file.Path;
import java.time.Duration;

/** A backup that was written and found whole, or one that was restored. */
record Made(Path path, long bytes, Manifest manifest, Duration took) {
}
