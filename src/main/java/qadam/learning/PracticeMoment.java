package qadam.learning;

import java.time.Instant;

/**
 * When one practice item was first answered.
 *
 * @param storedAt by the server's clock
 * @param takenAt by the clock of the device, which may say anything
 */
public record PracticeMoment(Instant storedAt, Instant takenAt) {
}
