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
    private final Database database;
    private final Papers papers;
    private final Neighbours neighbours;
    private final InstantSource clock;

    CloseAttempt(Database database, Papers papers, Neighbours neighbours, InstantSource clock) {
        this.database = database;
        this.papers = papers;
        this.neighbours = neighbours;
        this.clock = clock;
    }

    /** The attempt as it stands afterwards, whoever closed it. */
    Attempt close(Attempt attempt) {
        Paper paper = database.read(handle -> papers.of(handle, attempt));
        UUID step = Ids.version7(clock.millis());
        return database.write(handle -> {
            Instant at = earlier(clock.instant(), attempt.deadlineAt());
            if (attempts.close(handle, attempt, at)) {
                settle(handle, paper, at, step);
            }
            return attempts.find(handle, attempt.id()).orElseThrow();
        });
    }

    private void settle(Handle handle, Paper paper, Instant at, UUID step) {
        Attempt attempt = paper.attempt();
        Outcome outcome = score(handle, paper);
        attempts.setOutcome(handle, attempt, outcome);
        new ExamSteps(neighbours.steps()).handedIn(handle, attempt, step, at, outcome);
        tellResult(handle, paper, outcome, false);
        if (outcome.passed() && !annulled(handle, attempt)) {
            tellPassed(handle, paper, outcome, at);
        }
    }

    /** As it is now: somebody may have been sent out of a room since. */
    private boolean annulled(Handle handle, Attempt attempt) {
        return attempts.find(handle, attempt.id()).orElseThrow().annulled();
    }

    Outcome score(Handle handle, Paper paper) {
        List<SavedResponse> saved = responses.latest(handle, paper.attempt());
        return Scoring.score(paper.attempt().form(), papers.keys(handle, paper),
            new Envelope(neighbours.people()).open(handle, paper.attempt().person(), saved));
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

    private static ExamPassed passed(Paper paper, Outcome outcome, Instant passedAt) {
        Attempt attempt = paper.attempt();
        Attempt.Subject subject = attempt.subject();
        return new ExamPassed(attempt.id(), attempt.learner(), attempt.person(), subject.exam(), subject.course(),
            subject.courseVersion(), paper.course().exam().orElseThrow().level(), paper.course().track(), attempt.language(),
            attempt.startedAt(), passedAt, paper.course().exam().orElseThrow().mode(), attempt.form().sealed(),
            outcome.right(), outcome.of());
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
