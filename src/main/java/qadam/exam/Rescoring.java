package qadam.exam;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Item;
import qadam.exam.SealedItemStore.Correction;
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
    private final ItemBanks banks;
    private final Papers papers;
    private final CloseAttempt close;
    private final InstantSource clock;

    public Rescoring(Database database, ItemBanks banks, Neighbours neighbours, InstantSource clock) {
        this.database = database;
        this.banks = banks;
        this.papers = new Papers(banks, neighbours.courses());
        this.close = new CloseAttempt(database, papers, neighbours, clock);
        this.clock = clock;
    }

    /** Corrects every item that is the same by its id but has another key. Gives back how many results rose. */
    public int revise(String exam, List<Item> before, List<Item> after) {
        banks.correct(exam, before, after, clock.instant());
        return applyCorrections();
    }

    /** Looks again at the results that a corrected key may raise. Doing it twice changes nothing. Gives back how many rose. */
    public int applyCorrections() {
        List<Correction> pending = database.read(corrections::pendingCorrections);
        return pending.stream().mapToInt(this::apply).sum();
    }

    private int apply(Correction correction) {
        List<UUID> holding = database.read(handle -> attempts.holding(handle, correction.exam(), correction.hash()));
        int raised = (int) holding.stream().filter(id -> rescore(id, correction.hash(), correction.corrected())).count();
        if (correction.correctedAt().isBefore(clock.instant().minus(SETTLED))) {
            database.write(handle -> {
                corrections.setApplied(handle, correction, clock.instant());
                return null;
            });
        }
        return raised;
    }

    private boolean rescore(UUID id, String hash, String corrected) {
        Paper paper = database.read(handle -> papers.of(handle, attempts.find(handle, id).orElseThrow()));
        return database.write(handle -> raise(handle, paper, hash, corrected));
    }

    private boolean raise(Handle handle, Paper paper, String hash, String corrected) {
        Optional<Outcome> before = attempts.find(handle, paper.attempt().id()).flatMap(Attempt::outcome);
        Outcome after = close.score(handle, paper);
        if (before.isEmpty() || after.right() <= before.get().right()) {
            return false;
        }
        attempts.setOutcome(handle, paper.attempt(), after);
        store.add(handle, paper.attempt(), new RescoringStore.Rescored(hash, corrected, before.get().right(), after.right(), clock.instant()));
        if (after.passed() && !before.get().passed()) {
            close.tell(handle, paper, after, paper.attempt().handedInAt().orElseThrow());
        }
        return true;
    }
}
