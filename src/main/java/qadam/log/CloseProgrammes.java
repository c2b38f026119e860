package qadam.log;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.proof.Checkpoint;
import qadam.proof.LogTrust;
import qadam.proof.MerkleTree;
import qadam.proof.NoteSigner;
import qadam.proof.Policy;
import qadam.proof.SignedNote;
import qadam.shared.Database;

/** When a programme's time is over, keeps which checkpoint was its last in time: before the first later one is shown to anybody. */
final class CloseProgrammes {
    private final Database database;
    private final NoteSigner signer;
    private final LogTrust trust;
    private final LogStore store = new LogStore();
    private final ClosingStore closings = new ClosingStore();

    CloseProgrammes(Database database, NoteSigner signer, LogTrust trust) {
        this.database = database;
        this.signer = signer;
        this.trust = trust;
    }

    /** @param note tells by its witnesses what time it is @param at our own word for it, when no witness has signed */
    void settle(SignedNote note, Instant at) {
        List<Closing> fresh = database.read(handle -> open(handle).entrySet().stream()
            .filter(programme -> !isBefore(note, at, moment(programme.getValue())))
            .map(programme -> closing(handle, programme.getKey(), programme.getValue())).toList());
        if (!fresh.isEmpty()) {
            database.write(handle -> {
                fresh.forEach(closing -> closings.add(handle, closing));
                return null;
            });
        }
    }

    /** The moments of the programmes whose last day is over and whose time to publish is not. */
    List<Instant> closingSoon(Instant now) {
        return database.read(handle -> open(handle).values().stream().map(CloseProgrammes::moment)
            .filter(moment -> now.isBefore(moment) && !now.isBefore(moment.minus(Closing.WINDOW))).toList());
    }

    List<Closing> all() {
        return database.read(closings::all);
    }

    /** The opened editions of programmes that have not closed, by the programme; a demonstration never closes. */
    private Map<String, List<LogStore.Known>> open(Handle handle) {
        Set<String> closed = closings.all(handle).stream().map(Closing::programme).collect(Collectors.toSet());
        return store.programmes(handle).stream().filter(known -> known.position().isPresent() && !known.isDemonstration() && !closed.contains(known.id()))
            .collect(Collectors.groupingBy(LogStore.Known::id));
    }

    private static Instant moment(List<LogStore.Known> editions) {
        return Closing.moment(editions.stream().map(LogStore.Known::lastDay).max(LocalDate::compareTo).orElseThrow());
    }

    /** The last one witnessed in time; under another list of witnesses the last one that was published then; else the empty tree. */
    private Closing closing(Handle handle, String programme, List<LogStore.Known> editions) {
        Instant moment = moment(editions);
        long opened = editions.stream().mapToLong(known -> known.position().orElseThrow()).min().orElseThrow();
        return closings.largest(handle, opened, checkpoint -> isBefore(checkpoint.note(), checkpoint.at(), moment))
            .or(() -> closings.largest(handle, opened, checkpoint -> checkpoint.at().isBefore(moment)))
            .map(last -> new Closing(programme, last.size(), last.note())).orElseGet(() -> new Closing(programme, 0, empty()));
    }

    private SignedNote empty() {
        return signer.sign(new Checkpoint(trust.origin(), 0, new MerkleTree().root()).text());
    }

    private boolean isBefore(SignedNote note, Instant at, Instant moment) {
        Policy policy = trust.policy();
        return policy.under(note).isEmpty() ? at.isBefore(moment) : policy.acceptsBefore(note, moment);
    }
}
