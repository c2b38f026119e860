package qadam.exam;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.record.Receipt;
import qadam.shared.Database;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Refusal;

/** Keeps one save: exactly once, only from the seat that may answer, and as mere evidence when the time is over. */
final class SaveResponse {
    private static final int MOST_LATE = 50;

    private final AttemptStore attempts = new AttemptStore();
    private final ResponseStore responses = new ResponseStore();
    private final Database database;
    private final Envelope envelope;
    private final ExamSteps steps;
    private final InstantSource clock;
    private final int mostSaves;   // far more than anybody changes their mind; keeps a broken client from filling the disk

    SaveResponse(Database database, Envelope envelope, ExamSteps steps, InstantSource clock, Limits limits) {
        this.database = database;
        this.envelope = envelope;
        this.steps = steps;
        this.clock = clock;
        this.mostSaves = limits.of(Limit.EXAM_SAVES);
    }

    /** @throws Refusal with what became of it, after the evidence of a late save is durable */
    Kept save(Attempt attempt, byte[] seat, Save save) {
        database.space().requireForBegun();
        Kept kept = database.write(handle -> keep(handle, attempt, seat, save));
        kept.late().ifPresent(late -> {
            throw new Refusal(late);
        });
        return kept;
    }

    private Kept keep(Handle handle, Attempt attempt, byte[] seat, Save save) {
        Optional<SavedResponse> before = responses.find(handle, attempt, save.item(), save.sequence());
        if (before.isPresent()) {
            return repeated(handle, attempt, save, before.get());
        }
        Instant now = clock.instant();
        return attempts.admitSave(handle, attempt, seat, now)
            ? store(handle, attempt, save, now) : refuse(handle, attempt, save, now);
    }

    private Kept store(Handle handle, Attempt attempt, Save save, Instant now) {
        if (attempts.saves(handle, attempt) > mostSaves) {
            throw new Refusal(ExamProblem.TOO_MANY_SAVES);
        }
        SavedResponse saved = row(handle, attempt, save, now, false);
        if (!responses.insert(handle, attempt, saved)) {   // the same save came through another node meanwhile
            return repeated(handle, attempt, save, responses.find(handle, attempt, save.item(), save.sequence()).orElseThrow());
        }
        Receipt receipt = steps.responded(handle, attempt, saved, save.takenAt());
        return new Kept(save.item(), save.sequence(), now, Optional.empty(), Optional.of(receipt));
    }

    private Kept repeated(Handle handle, Attempt attempt, Save save, SavedResponse before) {
        boolean same = before.step().equals(save.step())
            && envelope.open(handle, attempt.person(), before).equals(save.response());
        if (!same) {
            throw new Refusal(ExamProblem.SEQUENCE_TAKEN);
        }
        return new Kept(save.item(), save.sequence(), before.savedAt(),
            before.late() ? Optional.of(ExamProblem.TOO_LATE) : Optional.empty(), steps.receipt(handle, before));
    }

    private Kept refuse(Handle handle, Attempt attempt, Save save, Instant now) {
        Attempt fresh = attempts.find(handle, attempt.id()).orElseThrow();
        if (fresh.open() && !fresh.overdue(now)) {
            throw new Refusal(ExamProblem.SEAT_TAKEN);
        }
        if (responses.late(handle, attempt) < MOST_LATE) {
            responses.insert(handle, attempt, row(handle, attempt, save, now, true));
        }
        boolean byHand = fresh.handedInAt().filter(at -> at.isBefore(fresh.deadlineAt())).isPresent();
        return new Kept(save.item(), save.sequence(), now, Optional.of(byHand ? ExamProblem.HANDED_IN : ExamProblem.TOO_LATE),
            Optional.empty());
    }

    private SavedResponse row(Handle handle, Attempt attempt, Save save, Instant now, boolean late) {
        return new SavedResponse(save.item(), save.sequence(), save.step(),
            envelope.close(handle, attempt.person(), save.response()), Envelope.needsSeal(save.response()), late, now);
    }
}
