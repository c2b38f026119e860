package qadam.exam;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;
import qadam.record.Receipt;
import qadam.shared.Database;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Refusal;

/**
 * Keeps one save: exactly once, and never drops one because it came late. What counts is when the server received it: before the end it is an answer,
 * however long it waited for the writer; afterwards {@link Lateness} says what it is.
 */
final class SaveResponse {
    private final AttemptStore attempts = new AttemptStore();
    private final ResponseStore responses = new ResponseStore();
    private final LateStore arrivals = new LateStore();
    private final SeatStore seats = new SeatStore();
    private final Database database;
    private final Envelope envelope;
    private final ExamSteps steps;
    private final Contacts contacts;
    private final int mostSaves;   // far more than anybody changes their mind; keeps a broken client from filling the disk

    SaveResponse(Database database, Envelope envelope, ExamSteps steps, Contacts contacts, Limits limits) {
        this.database = database;
        this.envelope = envelope;
        this.steps = steps;
        this.contacts = contacts;
        this.mostSaves = limits.of(Limit.EXAM_SAVES);
    }

    /**
     * Who sends, and when the server received it.
     *
     * @param seat hash of the session; empty when it was brought in a file
     * @param outbox whether it may have waited in a browser: a plain form has not
     * @param brought whether somebody else than the learner brought it
     */
    record Sending(Optional<byte[]> seat, boolean outbox, boolean brought, Instant received) {
    }

    /** @param again whether the attempt is closed and has to be scored again */
    record Stored(Kept kept, boolean again) {
    }

    Stored save(Attempt attempt, Sending sending, Save save) {
        database.space().requireForBegun();
        return database.write(handle -> keep(handle, attempt, sending, save), attempt.learner());
    }

    private Stored keep(Handle handle, Attempt attempt, Sending sending, Save save) {
        Optional<SavedResponse> before = responses.find(handle, attempt, save.item(), save.sequence());
        if (before.isPresent()) {
            return new Stored(known(handle, attempt, sending, save, before.get()), false);
        }
        return isSeated(handle, attempt, sending) ? store(handle, attempt, sending, save, new Verdict(Arrival.IN_TIME, attempt.moves(), Optional.empty()))
            : judge(handle, attempt, sending, save);
    }

    private boolean isSeated(Handle handle, Attempt attempt, Sending sending) {
        return sending.seat().filter(seat -> attempts.admitSave(handle, attempt, seat, sending.received())).isPresent();
    }

    /** @param seat number of the browser it came from */
    private record Verdict(Arrival arrival, int seat, Optional<ExamProblem> refusal) {
    }

    private Stored judge(Handle handle, Attempt known, Sending sending, Save save) {
        Attempt attempt = attempts.countSave(handle, known);
        OptionalInt seat = seat(handle, attempt, sending, save);
        if (seat.isEmpty() && attempt.open()) {
            throw new Refusal(ExamProblem.SEAT_TAKEN);
        }
        Lateness lateness = new Lateness(attempt, sending.received(), () -> contacts.fellSilent(handle, attempt));
        // a file names no browser: while answers can still be given it would be a way in past the seat, so a person looks
        boolean sat = seat.isPresent() && (sending.seat().isPresent() || attempt.rehearsal() || sending.received().isAfter(attempt.deadlineAt()));
        Arrival arrival = lateness.arrival(sat, sending.outbox());
        Optional<ExamProblem> refusal = arrival == Arrival.EVIDENCE ? Optional.of(lateness.refusal()) : Optional.empty();
        return store(handle, attempt, sending, save, new Verdict(arrival, seat.orElseGet(() -> seats.at(handle, attempt, save.takenAt())), refusal));
    }

    /** Empty for a browser in which the attempt has never been. */
    private OptionalInt seat(Handle handle, Attempt attempt, Sending sending, Save save) {
        if (sending.seat().isEmpty()) {
            return OptionalInt.of(seats.at(handle, attempt, save.takenAt()));
        }
        byte[] seat = sending.seat().get();
        return attempt.seats(seat) ? OptionalInt.of(attempt.moves()) : seats.former(handle, attempt, seat);
    }

    private Stored store(Handle handle, Attempt attempt, Sending sending, Save save, Verdict verdict) {
        if (attempts.saves(handle, attempt) > mostSaves) {
            throw new Refusal(ExamProblem.TOO_MANY_SAVES);
        }
        SavedResponse saved = new SavedResponse(save.item(), save.sequence(), save.step(), envelope.close(handle, attempt.person(), save.response()),
            Envelope.needsSeal(save.response()), verdict.arrival(), verdict.seat(), sending.received());
        if (!responses.insert(handle, attempt, saved)) {   // the same save came through another node meanwhile
            SavedResponse first = responses.find(handle, attempt, save.item(), save.sequence()).orElseThrow();
            return new Stored(repeated(handle, attempt, sending, save, first), false);
        }
        if (verdict.arrival() == Arrival.FROM_OUTBOX || verdict.arrival() == Arrival.WAITING) {
            arrivals.add(handle, attempt, new LateArrival(save.item(), save.sequence(), save.takenAt(), save.sentAt(), sending.received(),
                contacts.heard(handle, attempt), sending.brought(), verdict.arrival() == Arrival.WAITING, Optional.empty(), Optional.empty()));
        }
        boolean again = verdict.arrival().counts() && !attempt.open();
        if (again) {
            attempts.setRescore(handle, attempt, true);
        }
        Optional<Receipt> receipt = verdict.refusal().isPresent() ? Optional.empty() : Optional.of(steps.responded(handle, attempt, saved, save.takenAt()));
        return new Stored(kept(attempt, sending, saved, verdict.refusal(), receipt), again);
    }

    /** What came in a file waits for a person; when the browser that sits sends the same in time, there is nothing to be decided. */
    private Kept known(Handle handle, Attempt attempt, Sending sending, Save save, SavedResponse before) {
        Kept kept = repeated(handle, attempt, sending, save, before);
        if (before.arrival() != Arrival.WAITING || !isSeated(handle, attempt, sending)) {
            return kept;
        }
        responses.decide(handle, attempt, save.item(), save.sequence(), Arrival.IN_TIME);
        arrivals.remove(handle, attempt, save.item(), save.sequence());
        return repeated(handle, attempt, sending, save, responses.find(handle, attempt, save.item(), save.sequence()).orElseThrow());
    }

    private Kept repeated(Handle handle, Attempt attempt, Sending sending, Save save, SavedResponse before) {
        boolean same = before.step().equals(save.step())
            && envelope.open(handle, attempt.person(), before).equals(save.response());
        if (!same) {
            throw new Refusal(ExamProblem.SEQUENCE_TAKEN);
        }
        Attempt fresh = attempts.find(handle, attempt.id()).orElseThrow();
        Optional<ExamProblem> refusal = before.arrival() == Arrival.EVIDENCE
            ? Optional.of(new Lateness(fresh, before.savedAt(), () -> false).refusal()) : Optional.empty();
        return kept(fresh, sending, before, refusal, steps.receipt(handle, before));
    }

    private static Kept kept(Attempt attempt, Sending sending, SavedResponse saved, Optional<ExamProblem> refusal, Optional<Receipt> receipt) {
        return new Kept(saved.item(), saved.sequence(), saved.savedAt(), saved.arrival(), refusal,
            sending.seat().map(attempt::seats).orElse(true), receipt);
    }
}
