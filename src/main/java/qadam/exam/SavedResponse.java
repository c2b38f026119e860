package qadam.exam;

import java.time.Instant;
import java.util.UUID;

/**
 * One save as it is stored.
 *
 * @param sealed true when {@code response} is encrypted under the person's key, because it holds free text
 * @param late true when it came after the end: evidence, never scored
 */
record SavedResponse(int item, long sequence, UUID step, byte[] response, boolean sealed, boolean late, Instant savedAt) {
}
