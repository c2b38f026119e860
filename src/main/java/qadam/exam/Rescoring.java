package qadam.exam;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Item;
import qadam.exam.SealedItemStore.SealedItem;
import qadam.shared.Database;

/**
 * Mends results after a key turned out wrong: from then on either key counts, for attempts that are still open as for those
 * handed in long ago. Nobody loses by it; who passes now has passed on the day they handed in.
 */
public final class Rescoring {
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
        Map<String, Item> revised = after.stream().collect(Collectors.toMap(Item::id, Function.identity()));
        return before.stream().filter(item -> revised.containsKey(item.id()))
            .filter(item -> !Keys.same(item.task(), revised.get(item.id()).task()))
            .mapToInt(item -> correct(exam, item.hash(), revised.get(item.id()))).sum();
    }

    /**
     * Makes the corrected item's key count beside that of the item with this hash. Gives back how many results rose.
     * Doing it again changes nothing.
     */
    public int correct(String exam, String hash, Item corrected) {
        SealedItem sealed = banks.seal(exam, corrected);
        database.write(handle -> {
            banks.addCorrection(handle, exam, hash, sealed, clock.instant());
            return null;
        });
        List<UUID> holding = database.read(handle -> attempts.holding(handle, exam, hash));
        return (int) holding.stream().filter(id -> rescore(id, hash, corrected.hash())).count();
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
