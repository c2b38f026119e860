package qadam.editing;

import java.time.Instant;
import qadam.catalog.reading.TextAddress;

/**
 * What somebody has typed in place of a text and not sent yet.
 *
 * @param before the text in whose place it was typed
 */
record Typed(TextAddress address, String before, String typed, Instant keptAt) {
}
