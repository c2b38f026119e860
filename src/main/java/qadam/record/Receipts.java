package qadam.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.identity.Learners;
import qadam.proof.LogProof;
import qadam.proof.NoteKey;
import qadam.proof.NoteSigner;
import qadam.shared.Database;
import qadam.shared.KeyFile;
import qadam.shared.Refusal;
import qadam.shared.SettingStore;

/**
 * Proves receipts: a step's inclusion proof in the tree of its commit, under one Ed25519 signature a commit. The first who
 * asks takes the durable commit as the writer left it, or reads it back from the database, builds the tree and signs, on their
 * own thread and never on the writer's; whoever waits for the same commit takes the same signature. Only what is durable is
 * signed, and asking again later gives the same bytes.
 */
public final class Receipts {
    private static final int RECENT = 64;

    private final StepStore store = new StepStore();
    private final Database database;
    private final Learners learners;
    private final NoteSigner signer;
    private RecordedSteps stored;   // null when everything is read back
    /** Guarded by itself. */
    private final Map<CommitName, FutureTask<SignedCommit>> recent = new LinkedHashMap<>(RECENT, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<CommitName, FutureTask<SignedCommit>> eldest) {
            return size() > RECENT;
        }
    };
    /** Names never change. */
    private final Map<Integer, NamedActivity> activities = new ConcurrentHashMap<>();

    Receipts(Database database, Learners learners, NoteSigner signer) {
        this.database = database;
        this.learners = learners;
        this.signer = signer;
    }

    /** With the key in {@code keys/receipts.jwk}, made at the first start. @param origin the installation's */
    public static Receipts open(Database database, Learners learners, Path data, String origin) {
        byte[] secret = new KeyFile(data, "receipts.jwk", database, RecordProblem.KEY_MISSING)
            .readOrMake(() -> NoteSigner.newSecret().getBytes(StandardCharsets.UTF_8));
        String name = name(database, origin.replaceFirst("^https?://", "") + "/receipts");
        return new Receipts(database, learners, NoteSigner.load(name, new String(secret, StandardCharsets.UTF_8)));
    }

    /** The first name stays, whatever becomes of the origin: else receipts that people hold would be of an unknown log. */
    private static String name(Database database, String usual) {
        SettingStore settings = new SettingStore();
        return database.<Optional<String>>read(handle -> settings.find(handle, "receipts_name"))
            .orElseGet(() -> database.write(handle -> settings.keepFirst(handle, "receipts_name", usual)));
    }

    /** Takes commits that were made durable a moment ago from the server's memory, and reads back only what is older. */
    public Receipts following(RecordedSteps stored) {
        this.stored = stored;
        return this;
    }

    /** Whose signatures stand under the receipts. */
    public NoteKey key() {
        return signer.key();
    }

    /** The receipt as it is sent and kept, for a step that is durable; never called inside a transaction. */
    public String text(Receipt receipt) {
        return prove(receipt).toString();
    }

    LogProof prove(Receipt receipt) {
        CommitName name = new CommitName(receipt.node(), receipt.commit());
        FutureTask<SignedCommit> commit;
        synchronized (recent) {
            commit = recent.computeIfAbsent(name, missing -> new FutureTask<>(() -> sign(missing)));
        }
        commit.run();   // does nothing when somebody else has begun
        try {
            return commit.get().proof(receipt.sequence());
        } catch (ExecutionException failed) {
            synchronized (recent) {
                recent.remove(name, commit);   // whoever asks next tries again
            }
            if (failed.getCause() instanceof Refusal later) {   // the database has gone away: the step is stored, and asking again brings its receipt
                throw new Refusal(later.problem(), later.values());
            }
            throw new IllegalStateException("a commit could not be signed", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a commit was being signed", stopped);
        }
    }

    private SignedCommit sign(CommitName commit) {
        List<Stored> recent = stored == null ? null : stored.takeRecent(commit);
        return SignedCommit.of(commit.first(), database.read(handle -> named(handle, recent != null ? recent : store.commit(handle, commit.node(), commit.first()))), signer);
    }

    private List<NamedStep> named(Handle handle, List<Stored> stored) {
        Set<Long> numbers = stored.stream().map(Stored::learner).collect(Collectors.toSet());
        Map<Long, UUID> keys = learners.keys(handle, numbers);
        return stored.stream().map(step -> named(handle, step, keys.get(step.learner()))).toList();
    }

    private NamedStep named(Handle handle, Stored step, UUID learner) {
        NamedActivity activity = activities.computeIfAbsent(step.activity(), number -> store.namedActivity(handle, number));
        return new NamedStep(learner, step.id(), step.sequence(), step.storedAt(), step.takenAt(), Kind.of(step.kind()), activity,
            step.node(), step.result());
    }
}
