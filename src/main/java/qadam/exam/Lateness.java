package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.util.function.BooleanSupplier;

/**
 * What a response is that reached the server when an attempt's end was near or over: by the server's clock alone, whatever the device's says.
 *
 * @param received when the server took it up
 * @param fellSilent whether nothing had been heard of the attempt for a minute when its time ended
 */
record Lateness(Attempt attempt, Instant received, BooleanSupplier fellSilent) {
    /** So long after its deadline an attempt that had fallen silent still takes what waited in a browser. */
    static final Duration AWAITED = Duration.ofMinutes(15);

    /** @param known whether it came from a browser in which the attempt has been @param outbox whether it may have waited there */
    Arrival arrival(boolean known, boolean outbox) {
        if (attempt.annulled()) {
            return Arrival.EVIDENCE;
        }
        if (known && !received.isAfter(end())) {
            return Arrival.IN_TIME;
        }
        boolean awaited = known && outbox && !attempt.handedInByHand() && !received.isAfter(attempt.awaitedUntil());
        if (attempt.rehearsal()) {   // nobody's business, so no person has to look at it
            return awaited ? Arrival.FROM_OUTBOX : Arrival.EVIDENCE;
        }
        return awaited && fellSilent.getAsBoolean() ? Arrival.FROM_OUTBOX : Arrival.WAITING;
    }

    ExamProblem refusal() {
        return attempt.annulled() || attempt.handedInByHand() ? ExamProblem.HANDED_IN : ExamProblem.TOO_LATE;
    }

    private Instant end() {
        return attempt.handedInAt().filter(at -> at.isBefore(attempt.deadlineAt())).orElse(attempt.deadlineAt());
    }
}
