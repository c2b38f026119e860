package qadam.exam;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Ids;

/** Ends an attempt exactly once: marks it handed in, scores what was saved, stores the result and tells whoever listens. */
final class CloseAttempt {
    private final AttemptStore attempts = new AttemptStore();
    private final ResponseStore responses = new ResponseStore();
    private final HandInStore handIns = new HandInStore();
    private final Database database;
    private final Papers papers;
    private final Neighbours neighbours;
    private final Contacts contacts;
    private final InstantSource clock;

    CloseAttempt(Database database, Papers papers, Neighbours neighbours, Contacts contacts, InstantSource clock) {
        this.database = database;
        this.papers = papers;
        this.neighbours = neighbours;
        this.contacts = contacts;
        this.clock = clock;
    }

    /**
     * A wish to hand in.
     *
     * @param step id of the step that tells of it @param takenAt by the client's clock: evidence
     * @param received when the server took it up
     */
    record Wish(UUID step, Instant takenAt, Instant received) {
    }

    /** The attempt as it stands afterwards, whoever closed it. */
    Attempt byHand(Attempt attempt, Wish wish) {
        Paper paper = database.read(handle -> papers.of(handle, attempt));
        return database.write(handle -> {
            Attempt fresh = attempts.lock(handle, attempt);
            if (fresh.open()) {
                Instant at = wish.received().isBefore(fresh.deadlineAt()) ? wish.received() : fresh.deadlineAt();
                settle(handle, paper.of(fresh), at, wish);
            }
            return attempts.find(handle, attempt.id()).orElseThrow();
        }, attempt.learner());
    }

    /** As it stands, whoever wants it. */
    Attempt now(Attempt attempt) {
        Instant now = clock.instant();
        return byHand(attempt, new Wish(Ids.version7(now.toEpochMilli()), now, now));
    }

    /** Closes it if nothing is awaited any more: not before its deadline, and of one that had fallen silent not in the minutes after it. */
    Attempt byTime(Attempt attempt) {
        Instant now = clock.instant();
        if (!database.read(handle -> isOver(handle, attempt, now))) {
            return attempt;
        }
        Paper paper = database.read(handle -> papers.of(handle, attempt));
        UUID step = Ids.version7(now.toEpochMilli());
        return database.write(handle -> {
            Attempt fresh = attempts.lock(handle, attempt);   // somebody may have been given more time since
            if (isOver(handle, fresh, now)) {
                settle(handle, paper.of(fresh), fresh.deadlineAt(), new Wish(step, fresh.deadlineAt(), now));
            }
            return attempts.find(handle, attempt.id()).orElseThrow();
        }, attempt.learner());
    }

    private boolean isOver(Handle handle, Attempt attempt, Instant now) {
        return attempt.overdue(now) && (now.isAfter(attempt.awaitedUntil()) || !contacts.fellSilent(handle, attempt));
    }

    private void settle(Handle handle, Paper paper, Instant at, Wish wish) {
        Attempt attempt = paper.attempt();
        attempts.close(handle, attempt, at);
        List<SavedResponse> counting = responses.latest(handle, attempt);
        Outcome outcome = score(handle, paper, counting);
        attempts.setOutcome(handle, attempt, outcome);
        String snapshot = Snapshot.of(attempt, counting);
        handIns.add(handle, attempt, new HandInStore.HandedIn(wish.step(), snapshot), at);
        new ExamSteps(neighbours.steps()).handedIn(handle, attempt, wish, outcome, snapshot);
        tellResult(handle, paper, outcome, false);
        if (outcome.passed() && !attempt.annulled()) {
            tellPassed(handle, paper, outcome, at);
        }
    }

    /** Scores a closed attempt again of which more counts than its result says; nobody loses by it. */
    void recount(UUID id) {
        Paper paper = database.read(handle -> papers.of(handle, attempts.find(handle, id).orElseThrow()));
        database.write(handle -> {
            Attempt attempt = attempts.lock(handle, paper.attempt());
            attempts.setRescore(handle, attempt, false);
            if (!attempt.open() && !attempt.annulled()) {
                raise(handle, paper.of(attempt));
            }
            return null;
        }, paper.attempt().learner());
    }

    private void raise(Handle handle, Paper paper) {
        Outcome before = paper.attempt().outcome().orElseThrow();
        Outcome after = score(handle, paper);
        if (after.right() > before.right()) {
            attempts.setOutcome(handle, paper.attempt(), after);
            tellResult(handle, paper, after, true);
            if (after.passed() && !before.passed()) {
                tellPassed(handle, paper, after, paper.attempt().handedInAt().orElseThrow());
            }
        }
    }

    Outcome score(Handle handle, Paper paper) {
        return score(handle, paper, responses.latest(handle, paper.attempt()));
    }

    private Outcome score(Handle handle, Paper paper, List<SavedResponse> counting) {
        return Scoring.score(paper.attempt().form(), papers.keys(handle, paper),
            new Envelope(neighbours.people()).open(handle, paper.attempt().person(), counting));
    }

    /** A rehearsal is nobody's business. */
    void tellPassed(Handle handle, Paper paper, Outcome outcome, Instant passedAt) {
        if (!paper.attempt().rehearsal()) {
            ExamPassed passed = passed(paper, outcome, passedAt);
            neighbours.listeners().forEach(listener -> listener.passed(handle, passed));
        }
    }

    void tellResult(Handle handle, Paper paper, Outcome outcome, boolean raised) {
        Attempt attempt = paper.attempt();
        if (!attempt.rehearsal()) {
            ExamResult result = new ExamResult(attempt.id(), attempt.person(), attempt.subject().course(), outcome.passed() && !annulled(handle, attempt), raised);
            neighbours.listeners().forEach(listener -> listener.resulted(handle, result));
        }
    }

    /** As it is now: somebody may have been sent out of a room since. */
    private boolean annulled(Handle handle, Attempt attempt) {
        return attempts.find(handle, attempt.id()).orElseThrow().annulled();
    }

    private static ExamPassed passed(Paper paper, Outcome outcome, Instant passedAt) {
        Attempt attempt = paper.attempt();
        Attempt.Subject subject = attempt.subject();
        return new ExamPassed(attempt.id(), attempt.learner(), attempt.person(), subject.exam(), subject.course(),
            subject.courseVersion(), paper.course().exam().orElseThrow().level(), paper.course().track(), attempt.language(),
            attempt.startedAt(), passedAt, paper.course().exam().orElseThrow().mode(), attempt.form().sealed(),
            outcome.right(), outcome.of());
    }
}
