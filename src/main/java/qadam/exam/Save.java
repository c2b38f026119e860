package qadam.exam;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.Response;

/**
 * A response on its way to be kept.
 *
 * @param item its number on the form
 * @param sequence the client's count of saves; of one item and one browser the highest wins, whatever order they arrive in
 * @param step UUIDv7 made by the client
 * @param response empty when the answer is taken back
 * @param takenAt when it was given by the client's clock: evidence only
 * @param sentAt when it was sent by the same clock
 */
public record Save(int item, long sequence, UUID step, Optional<Response> response, Instant takenAt, Optional<Instant> sentAt) {
    Save(int item, long sequence, UUID step, Optional<Response> response, Instant takenAt) {
        this(item, sequence, step, response, takenAt, Optional.empty());
    }
}
