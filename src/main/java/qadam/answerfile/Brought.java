package qadam.answerfile;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * What bringing in a file came to.
 *
 * @param person whose it is
 * @param before when the same file was brought in earlier; then nothing was done this time
 */
record Brought(UUID person, Optional<Instant> before, BroughtCounts counts, List<Became> lines) {
}
