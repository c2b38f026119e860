package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * One answer that came after its exam's end, as staff sees it: when, never what.
 *
 * @param takenAt when it was given, by the device's clock
 * @param sentAt when it was sent, by the same clock
 * @param heardAt when the server had last heard of the sitting before its end
 * @param brought whether another person brought it in a file
 * @param reason of whoever decided
 */
public record LateAnswer(int item, long sequence, Instant takenAt, Optional<Instant> sentAt, Instant receivedAt, Instant heardAt, boolean brought,
                         Arrival state, String reason) {
    static String key(int item, long sequence) {
        return item + "-" + sequence;
    }

    public String key() {
        return key(item, sequence);
    }

    public boolean waits() {
        return state == Arrival.WAITING;
    }

    /** When it was given by our clock, if the device's went evenly: as long before it was received as that clock says. */
    public Optional<Instant> givenAt() {
        return sentAt.filter(sent -> !sent.isBefore(takenAt)).map(sent -> receivedAt.minus(Duration.between(takenAt, sent)));
    }
}
