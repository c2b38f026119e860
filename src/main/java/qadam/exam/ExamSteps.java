package qadam.exam;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.Receipt;
import qadam.record.Steps;
import qadam.shared.Ids;

/**
 * What an exam writes into the record. Results, all big-endian: of a start the attempt's id (16 bytes); of a response the
 * attempt's id, the item's number on the form (1), the sequence (4) and the first 16 bytes of SHA-256 over the response as it
 * is stored; of a hand-in the attempt's id, right answers (1), items (1), passed (1) and SHA-256 of the snapshot (32), so that the step's receipt signs
 * what was handed in.
 */
final class ExamSteps {
    private final Steps steps;

    ExamSteps(Steps steps) {
        this.steps = steps;
    }

    void started(Handle handle, Attempt attempt, UUID step) {
        append(handle, attempt, Kind.EXAM_STARTED, step, attempt.startedAt(), exam(attempt), Ids.bytes(attempt.id()));
    }

    Receipt responded(Handle handle, Attempt attempt, SavedResponse saved, Instant takenAt) {
        byte[] result = ByteBuffer.allocate(37).put(Ids.bytes(attempt.id())).put((byte) saved.item())
            .putInt((int) saved.sequence()).put(Snapshot.digest(saved.response()), 0, 16).array();
        String activity = exam(attempt) + "/items/" + attempt.form().place(saved.item()).hash().substring(0, 16);
        return append(handle, attempt, Kind.RESPONDED, saved.step(), takenAt, activity, result);
    }

    void handedIn(Handle handle, Attempt attempt, CloseAttempt.Wish wish, Outcome outcome, String snapshot) {
        byte[] result = ByteBuffer.allocate(51).put(Ids.bytes(attempt.id())).put((byte) outcome.right())
            .put((byte) outcome.of()).put((byte) (outcome.passed() ? 1 : 0)).put(Snapshot.digest(snapshot)).array();
        append(handle, attempt, Kind.HANDED_IN, wish.step(), wish.takenAt(), exam(attempt), result);
    }

    /** The receipt of a response that is stored already. */
    Optional<Receipt> receipt(Handle handle, SavedResponse saved) {
        return receipt(handle, saved.step());
    }

    Optional<Receipt> receipt(Handle handle, UUID step) {
        return steps.receipt(handle, step);
    }

    private Receipt append(Handle handle, Attempt attempt, Kind kind, UUID step, Instant takenAt, String activity, byte[] result) {
        Attempt.Subject subject = attempt.subject();
        return steps.append(handle, new NewStep(attempt.learner(), step, kind, takenAt,
            steps.courseVersion(handle, subject.course(), subject.courseVersion()),
            steps.activity(handle, subject.course(), subject.courseVersion(), activity), result));
    }

    /** A rehearsal is another activity than the exam itself, so that nobody reading the record takes one for the other. */
    private static String exam(Attempt attempt) {
        return (attempt.rehearsal() ? "rehearsals/" : "exams/") + attempt.subject().exam();
    }
}
