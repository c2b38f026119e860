package qadam.log;

import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.credential.Leaf;
import qadam.proof.Checkpoint;
import qadam.proof.HashTree;
import qadam.proof.LogTrust;
import qadam.proof.MerkleTree;
import qadam.proof.NoteSigner;
import qadam.proof.SignedNote;
import qadam.proof.TiledTree;
import qadam.shared.Database;
import qadam.shared.Refusal;

/**
 * Signs the tree of all that is appended, has it witnessed, and makes it the log's newest. Never signs a tree that does not contain
 * the last one. Cut off anywhere, it is run again: the same leaves give the same tree.
 */
final class PublishCheckpoint {
    private final Database database;
    private final LogStore store;
    private final LogFiles files;
    private final Integrate integrate;
    private final NoteSigner signer;
    private final LogTrust trust;
    private final CloseProgrammes closings;
    private final InstantSource clock;

    PublishCheckpoint(Database database, LogFiles files, NoteSigner signer, LogTrust trust, InstantSource clock) {
        this.database = database;
        this.store = new LogStore();
        this.files = files;
        this.integrate = new Integrate(database, store, files);
        this.signer = signer;
        this.trust = trust;
        this.closings = new CloseProgrammes(database, signer, trust);
        this.clock = clock;
    }

    /**
     * Everything that must be sure before anything is appended: leaves that an old copy of the database appends where others are published would
     * be another history.
     *
     * @throws Refusal when it is not
     */
    void prepare() {
        requireSettled();
        look();
    }

    /** Asks the files and the witnesses whether they have seen more, or something else, than the database knows. */
    void look() {
        requireForward();
        Optional<Published> latest = show();
        SignedNote known = latest.map(Published::note).orElseGet(() -> signer.sign(new Checkpoint(trust.origin(), 0, new MerkleTree().root()).text()));
        HashTree tree = latest.<HashTree>map(published -> new TiledTree(published.size(), files)).orElseGet(MerkleTree::new);
        SignedNote asked = new Witnesses(trust).collect(known.only(List.of(trust.key())), tree, latest.map(Published::note));
        if (latest.isPresent()) {
            requireWitnessed(asked);
            closings.settle(asked, clock.instant());
            latest.filter(published -> isWanted(published.note(), asked)).ifPresent(published -> renew(published, asked));
        }
    }

    /** In the days in which a programme closes, one signature shows that the log was not larger then. */
    private boolean isWanted(SignedNote known, SignedNote asked) {
        return closings.closingSoon(clock.instant()).stream().anyMatch(moment -> trust.policy().acceptsBefore(known, moment.minus(Closing.WINDOW))
            && trust.policy().acceptsBefore(asked, moment) && !trust.policy().acceptsBefore(asked, moment.minus(Closing.WINDOW)));
    }

    private void renew(Published published, SignedNote asked) {
        database.write(handle -> {
            store.replaceNote(handle, new Published(published.size(), published.root(), asked, published.at()));
            return null;
        });
    }

    /** @return the newest checkpoint, new or not; empty while the log has no leaf */
    Optional<Published> publish() {
        requireSettled();
        requireForward();
        long size = database.read(handle -> store.state(handle).orElseThrow(() -> new Refusal(LogProblem.NEVER_STARTED)).appended());
        Optional<Published> latest = database.read(store::latest);
        if (size == 0) {
            return Optional.empty();
        }
        if (latest.filter(known -> known.size() == size && trust.policy().accepts(known.note())).isEmpty()) {
            integrate.upTo(size);
            keep(witnessed(size, latest), latest);
        }
        return show();
    }

    /** @throws Refusal when the database was restored and nobody has said since whether more was published */
    private void requireSettled() {
        database.read(store::state).flatMap(LogStore.State::restoredAt).ifPresent(at -> {
            throw new Refusal(LogProblem.RESTORED, Map.of("day", at.atZone(Leaf.ALMATY).toLocalDate()));
        });
    }

    /**
     * The database knows of each checkpoint before the files do, so the files are looked at first.
     *
     * @throws Refusal when the files hold a checkpoint that the database does not know
     */
    private void requireForward() {
        long seen = files.size();
        long known = database.read(store::latest).map(Published::size).orElse(0L);
        if (seen > known) {
            throw new Refusal(LogProblem.WENT_BACK, Map.of("files", seen, "leaves", known));
        }
    }

    /** Brings the files to the newest checkpoint, whoever has published it; one at a time, else a slow one would write an older checkpoint over it. */
    Optional<Published> show() {
        return database.read(store::latest).isPresent() ? files.alone(this::showNewest) : Optional.empty();
    }

    private Optional<Published> showNewest() {
        Optional<Published> latest = database.read(store::latest);
        latest.ifPresent(checkpoint -> {
            closings.settle(checkpoint.note(), checkpoint.at());
            long before = files.size();
            if (before < checkpoint.size()) {
                integrate.upTo(checkpoint.size());
            }
            if (before <= checkpoint.size()) {
                files.writeText(LogFiles.POLICY, trust.policy().text());
                closings.all().forEach(closing -> files.writeText(Closing.file(closing.programme()), closing.note().toString()));   // before the first checkpoint that needs it
                files.writeText(LogFiles.CHECKPOINT, checkpoint.note().toString());
                integrate.sweep(before, checkpoint.size());
            }
        });
        return latest;
    }

    private Published witnessed(long size, Optional<Published> latest) {
        TiledTree tree = new TiledTree(size, files);
        latest.ifPresent(known -> {
            if (!Arrays.equals(tree.root(known.size()), known.root())) {
                throw new Refusal(LogProblem.FORKED, Map.of("what", LogFiles.CHECKPOINT));
            }
        });
        SignedNote signed = signer.sign(new Checkpoint(trust.origin(), size, tree.root()).text());
        SignedNote note = new Witnesses(trust).collect(signed, tree, latest.map(Published::note));
        requireWitnessed(note);
        return new Published(size, tree.root(), note, clock.instant());
    }

    private void requireWitnessed(SignedNote note) {
        if (!trust.policy().accepts(note)) {
            throw new Refusal(LogProblem.NOT_WITNESSED, Map.of("have", trust.policy().under(note).size()));
        }
    }

    private void keep(Published fresh, Optional<Published> latest) {
        database.write(handle -> {
            if (latest.filter(known -> known.size() == fresh.size()).isPresent()) {
                store.replaceNote(handle, fresh);
            } else {
                store.add(handle, fresh);   // when somebody has published as much or more in between, theirs stands
            }
            return null;
        });
    }
}
