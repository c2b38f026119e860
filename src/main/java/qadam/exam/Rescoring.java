package qadam.exam;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.exam.SealedItemStore.Correction;
import qadam.identity.People;
import qadam.shared.Database;

/**
 * Mends results after a key turned out wrong: from then on either key counts, for attempts that are still open as for those
 * handed in long ago. Nobody loses by it; who passes now has passed on the day they handed in.
 */
public final class Rescoring {
    /** For so long it is done again: another node may just then have scored an attempt by the old key alone. */
    private static final Duration SETTLED = Duration.ofMinutes(5);

    private final SealedItemStore corrections = new SealedItemStore();
    private final AttemptStore attempts = new AttemptStore();
    private final RescoringStore store = new RescoringStore();
    private final Database database;
    private final People people;
    private final Papers papers;
    private final CloseAttempt close;
    private final InstantSource clock;

    public Rescoring(Database database, ItemBanks banks, Neighbours neighbours, InstantSource clock) {
        this.database = database;
        this.people = neighbours.people();
        this.papers = new Papers(banks, neighbours.courses());
        this.close = new CloseAttempt(database, papers, neighbours, new Contacts(database), clock);
        this.clock = clock;
    }

    /** Looks again at the results that a corrected key may raise. Doing it twice changes nothing. Gives back how many rose. */
    public int applyCorrections() {
        List<Correction> pending = database.read(corrections::pendingCorrections);
        return pending.stream().mapToInt(this::apply).sum();
    }

    private int apply(Correction correction) {
        List<UUID> holding = database.read(handle -> attempts.holding(handle, correction.exam(), correction.hash()));
        int raised = (int) holding.stream().filter(id -> rescore(id, correction)).count();
        if (correction.correctedAt().isBefore(clock.instant().minus(SETTLED))) {
            settle(correction);
        }
        return raised;
    }

    /** Each result has its own row that says why it rose; the trail has one line for the key. */
    private void settle(Correction correction) {
        Instant now = clock.instant();
        database.write(handle -> {
            boolean first = corrections.setApplied(handle, correction, now);
            if (first) {
                people.audit(handle, now, Optional.empty(), "results-rescored", correction.exam() + "/" + correction.hash().substring(0, 16),
                    correction.source() + ": " + store.raised(handle, correction));
            }
            return first;
        });
    }

    /** Most results do not rise, and for them nothing is written. */
    private boolean rescore(UUID id, Correction correction) {
        Paper paper = database.read(handle -> papers.of(handle, attempts.find(handle, id).orElseThrow()));
        boolean rises = database.read(handle -> rises(paper.attempt(), close.score(handle, paper)));
        return rises && database.write(handle -> raise(handle, paper, correction), paper.attempt().learner());
    }

    private static boolean rises(Attempt attempt, Outcome after) {
        return attempt.outcome().filter(before -> after.right() > before.right()).isPresent();
    }

    /** Two servers may look at the same result: the second waits for the row and finds it risen. */
    private boolean raise(Handle handle, Paper paper, Correction correction) {
        Attempt attempt = attempts.lock(handle, paper.attempt());
        Outcome after = close.score(handle, paper);
        if (attempt.annulled() || !rises(attempt, after)) {
            return false;
        }
        Outcome before = attempt.outcome().orElseThrow();
        attempts.setOutcome(handle, attempt, after);
        store.add(handle, attempt, correction, new Rescored(before.right(), after.right(), clock.instant()));
        close.tellResult(handle, paper, after, true);
        if (after.passed() && !before.passed()) {
            close.tellPassed(handle, paper, after, attempt.handedInAt().orElseThrow());
        }
        return true;
    }
}
