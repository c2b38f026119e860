package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One sitting as staff sees it: how far, never what.
 *
 * @param awaitedUntil until when answers from a device that fell silent still count
 * @param answered how many of its {@code items} have an answer that counts
 * @param heardAt when the server last heard of it
 * @param moves how often it was taken to another browser
 * @param extraMinutes granted, and in {@code deadlineAt} already
 * @param waiting how many answers came late and wait for a person
 */
public record LiveAttempt(UUID id, UUID person, String course, Instant startedAt, Instant deadlineAt, Optional<Instant> handedInAt, Instant awaitedUntil,
                          int answered, int items, Instant heardAt, int moves, int extraMinutes, boolean annulled, int waiting) {
    public boolean open() {
        return handedInAt.isEmpty();
    }

    public boolean silent(Instant now) {
        return open() && heardAt.isBefore(now.minus(ExamDesk.SILENT));
    }

    /** Whole minutes left, the begun one included; 0 when its time is over. */
    public long minutesLeft(Instant now) {
        return Math.max(0, Math.ceilDiv(Duration.between(now, deadlineAt).toMillis(), 60_000));
    }
}
