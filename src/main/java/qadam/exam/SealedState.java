package qadam.exam;

import java.time.Instant;
import java.util.Optional;

/**
 * A sealed bank from outside.
 *
 * @param version 0 when none was ever imported
 * @param opens whether the server has the key to it
 * @param fills whether every strand has enough items for one form
 */
record SealedState(int version, Optional<Instant> importedAt, int items, boolean opens, boolean fills) {
}
