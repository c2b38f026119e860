package qadam.exam;

import java.time.Instant;
import java.util.Optional;

/**
 * One response that came after its attempt's end.
 *
 * @param takenAt when it was given, by the device's clock: evidence and nothing more
 * @param sentAt when it was sent, by the same clock
 * @param heardAt when the server had last heard of the attempt before its deadline
 * @param brought whether another person brought it in a file
 * @param waiting whether nobody has decided on it
 * @param sealed the reason of whoever decided, under the learner's key
 */
record LateArrival(int item, long sequence, Instant takenAt, Optional<Instant> sentAt, Instant receivedAt, Instant heardAt, boolean brought,
                   boolean waiting, Optional<Instant> decidedAt, Optional<byte[]> sealed) {
}
