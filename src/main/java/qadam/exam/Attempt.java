package qadam.exam;

import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Language;

/**
 * One sitting of an exam.
 *
 * @param learner the learner key to which its steps belong
 * @param language spoken at the start; may be switched at any time without touching a response
 * @param handedInAt empty while it is open
 * @param rehearsal true for a try that has no limits and no certificate
 * @param seat hash of the session that may answer now
 * @param annulled whether its person was sent out of the room: then nothing is passed by it
 * @param extraMinutes granted beyond the exam's own, already in {@code deadlineAt}
 * @param moves how often it was taken to another browser
 */
record Attempt(UUID id, long learner, UUID person, Subject subject, Language language, Instant startedAt, Instant deadlineAt,
               Optional<Instant> handedInAt, boolean rehearsal, ExamForm form, byte[] seat, Optional<Outcome> outcome,
               boolean annulled, int extraMinutes, int moves) {
    /** What is examined. */
    record Subject(String exam, String course, int courseVersion) {
    }

    boolean open() {
        return handedInAt.isEmpty();
    }

    boolean overdue(Instant now) {
        return open() && now.isAfter(deadlineAt);
    }

    /** Until when an attempt that had fallen silent takes what waited in a browser. */
    Instant awaitedUntil() {
        return deadlineAt.plus(Lateness.AWAITED);
    }

    boolean handedInByHand() {
        return handedInAt.filter(at -> at.isBefore(deadlineAt)).isPresent();
    }

    boolean seats(byte[] session) {
        return Arrays.equals(seat, session);
    }

    boolean passed() {
        return passed(annulled, outcome);
    }

    static boolean passed(boolean annulled, Optional<Outcome> outcome) {
        return !annulled && outcome.map(Outcome::passed).orElse(false);
    }
}
