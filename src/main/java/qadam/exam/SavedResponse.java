package qadam.exam;

import java.time.Instant;
import java.util.UUID;

/**
 * One save as it is stored.
 *
 * @param sealed true when {@code response} is encrypted under the person's key, because it holds free text
 * @param seat number of the browser it came from, 0 the first
 */
record SavedResponse(int item, long sequence, UUID step, byte[] response, boolean sealed, Arrival arrival, int seat, Instant savedAt) {
    boolean late() {
        return arrival != Arrival.IN_TIME;
    }
}
