package qadam.log;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.catalog.Programmes;
import qadam.credential.Leaf;
import qadam.credential.LeafQueue;
import qadam.credential.LogBook;
import qadam.credential.PersonTags;
import qadam.identity.OfficeSection;
import qadam.proof.LogPromise;
import qadam.proof.LogProof;
import qadam.proof.LogTrust;
import qadam.proof.NoteSigner;
import qadam.proof.TiledTree;
import qadam.shared.Database;
import qadam.shared.KeyFile;
import qadam.shared.Measured;
import qadam.shared.Refusal;
import qadam.shared.Texts;
import qadam.web.Routes;

/** The face: publishes what waits, proves what is published, and promises the rest. */
public final class PublicLog implements LogBook, AutoCloseable {
    /** By then every leaf is public, or a promise is broken. */
    public static final Duration PROMISE = Duration.ofDays(7);
    private static final Logger LOG = LoggerFactory.getLogger(PublicLog.class);
    private static final String FOLDER = "log";
    private static final int TRIES = 4;

    private final Database database;
    private final Path data;
    private final InstantSource clock;
    private final LogStore.State opened;
    private final NoteSigner signer;
    private final LogTrust trust;
    private final LogFiles files;
    private final AppendBatch append;
    private final PublishCheckpoint publish;
    private final LogStore store = new LogStore();
    private final ClosingStore closings = new ClosingStore();
    private final LeafQueue queue = new LeafQueue();
    private final List<LogListener> listeners = new CopyOnWriteArrayList<>();
    private final LogSchedule schedule;
    private Optional<Programmes> programmes = Optional.empty();   // set once, before anybody else sees this

    private PublicLog(Database database, Path data, LogStore.State opened, NoteSigner signer, InstantSource clock) {
        this.database = database;
        this.data = data;
        this.clock = clock;
        this.opened = opened;
        this.signer = signer;
        this.trust = WitnessFile.read(data, signer.key());
        this.files = new LogFiles(data.resolve(FOLDER));
        this.append = new AppendBatch(database, store, programme -> tags(programme).keyHash());
        this.publish = new PublishCheckpoint(database, files, signer, trust, clock);
        this.schedule = new LogSchedule(this, clock);
    }

    /** As the server opens it: at the first start the log gets its name, the origin's host and {@code /log}, for ever. */
    public static PublicLog open(Database database, Path data, String origin, InstantSource clock, Programmes programmes) {
        String name = origin.replaceFirst("^https?://", "") + (programmes.now().isDemonstration() ? "/log/demonstration" : "/log");
        LogStore.State state = database.write(handle -> new LogStore().open(handle, name, clock.instant()));
        if (!state.origin().equals(name)) {
            LOG.warn("the log goes on as {}, the name under which it was begun, and not as {}", state.origin(), name);
        }
        PublicLog log = open(database, data, state, clock);
        log.programmes = Optional.of(programmes);
        log.learnEditions();
        return log;
    }

    /** What counts in an edition stands in the log before its first credential. */
    void learnEditions() {
        programmes.ifPresent(known -> database.write(handle -> {
            known.editions(handle).forEach(edition -> store.know(handle, edition.programme()));
            return null;
        }));
    }

    /** As a command opens it, beside a server or without one. */
    public static PublicLog open(Database database, Path data, InstantSource clock) {
        LogStore.State state = database.read(new LogStore()::state).orElseThrow(() -> new Refusal(LogProblem.NEVER_STARTED));
        return open(database, data, state, clock);
    }

    private static PublicLog open(Database database, Path data, LogStore.State state, InstantSource clock) {
        Restoration.note(database, data, clock);
        byte[] secret = new KeyFile(data, "public-log.jwk", database, LogProblem.KEY_MISSING)
            .readOrMake(() -> NoteSigner.newSecret().getBytes(StandardCharsets.UTF_8));
        return new PublicLog(database, data, state, NoteSigner.load(state.origin(), new String(secret, StandardCharsets.UTF_8)), clock);
    }

    /** Is told of every checkpoint. */
    public PublicLog heardBy(LogListener listener) {
        listeners.add(listener);
        return this;
    }

    /** With these the issuer signs: the log says so before the next credentials. */
    public void signedWith(List<String> keys) {
        database.write(handle -> {
            keys.forEach(key -> store.know(handle, key));
            return null;
        });
    }

    /** Appends a batch, integrates and publishes it. @return the newest checkpoint; empty while the log has no leaf */
    public Optional<Published> publish(Haste haste) {
        learnEditions();
        for (int tried = 1; ; tried++) {
            try {
                publish.prepare();
                append.append(clock.instant(), haste);
                return tell(publish.publish());
            } catch (Refusal refused) {
                if (refused.problem() != LogProblem.OVERTAKEN || tried == TRIES) {
                    throw refused;
                }
            }
        }
    }

    /** Publishes what is appended already, and no more. */
    Optional<Published> publishAppended() {
        return tell(publish.publish());
    }

    long append(Haste haste) {
        return append.append(clock.instant(), haste);
    }

    /** Appends a leaf of the log's own. */
    void appendOwn(Leaf leaf) {
        append.appendOwn(leaf);
    }

    /** Asks the files and the witnesses whether they have seen more than the database knows. */
    void look() {
        publish.look();
    }

    /** Brings this node's files to what is published, and tells of it. */
    Optional<Published> show() {
        learnEditions();
        return tell(publish.show());
    }

    private Optional<Published> tell(Optional<Published> newest) {
        newest.ifPresent(this::tell);
        return newest;
    }

    /** What is public is public: a listener's fault is thrown when all have heard. */
    private void tell(Published checkpoint) {
        List<RuntimeException> faults = new ArrayList<>();
        for (LogListener listener : listeners) {
            try {
                listener.published(checkpoint);
            } catch (RuntimeException fault) {
                faults.add(fault);
            }
        }
        if (!faults.isEmpty()) {
            faults.subList(1, faults.size()).forEach(another -> LOG.error("one more has not heard of the checkpoint", another));
            throw faults.getFirst();
        }
    }

    /** Whether something is appended and not public: a publication that was cut off, or not witnessed. */
    boolean isBehind() {
        return database.read(handle -> store.state(handle).orElseThrow().appended() > store.latest(handle).map(Published::size).orElse(0L));
    }

    public Optional<Published> latest(Handle handle) {
        return store.latest(handle);
    }

    /** The last checkpoint that was published before a moment. */
    public Optional<Published> before(Handle handle, Instant moment) {
        return store.before(handle, moment);
    }

    /** Every leaf of a published tree in its order, with its place. */
    public void eachLeaf(Handle handle, long size, BiConsumer<Long, String> reader) {
        store.each(handle, size, reader);
    }

    /** How many leaves wait for a batch. */
    public int waiting(Handle handle) {
        return queue.countWaiting(handle);
    }

    /** The oldest leaf whose promised day is over and that is still not public. */
    public Optional<Instant> brokenPromise(Handle handle) {
        long size = store.latest(handle).map(Published::size).orElse(0L);
        return queue.oldestWaiting(handle, size).map(this::due).filter(due -> due.isBefore(clock.instant()));
    }

    /** Since when the log stands, because the database was restored and nobody has settled whether more was published. */
    Optional<Instant> restoredAt(Handle handle) {
        return store.state(handle).flatMap(LogStore.State::restoredAt);
    }

    /** At which size each programme closed that has closed. */
    public Map<String, Long> closings(Handle handle) {
        return closings.all(handle).stream().collect(Collectors.toMap(Closing::programme, Closing::size));
    }

    PersonTags tags(String programme) {
        return new PersonTags(data, database, programme);
    }

    LogStore store() {
        return store;
    }

    LogFiles files() {
        return files;
    }

    Database database() {
        return database;
    }

    LogSchedule schedule() {
        return schedule;
    }

    // ── what credentials ask ──

    @Override
    public LogTrust trust() {
        return trust;
    }

    @Override
    public Instant openedAt() {
        return opened.openedAt();
    }

    @Override
    public Optional<LogProof> proof(Handle handle, long index) {
        Optional<Published> newest = store.latest(handle).filter(checkpoint -> index < checkpoint.size() && files.size() >= checkpoint.size());
        return newest.map(checkpoint -> new LogProof(store.line(handle, index).map(line -> line.getBytes(StandardCharsets.UTF_8)), index,
            new TiledTree(checkpoint.size(), files).inclusionProof(index, checkpoint.size()), checkpoint.note()));
    }

    @Override
    public Instant due(Instant queuedAt) {
        return (queuedAt.isAfter(opened.openedAt()) ? queuedAt : opened.openedAt()).plus(PROMISE);
    }

    @Override
    public String promise(String commitment, Instant queuedAt) {
        return signer.sign(new LogPromise(trust.origin(), commitment, due(queuedAt)).text()).toString();
    }

    // ── the house ──

    public Routes routes() {
        return new LogPages(this);
    }

    public OfficeSection officeSection(Texts texts) {
        return new LogCard(this, texts);
    }

    /** What there is to watch. */
    public List<Measured> measured() {
        return database.read(handle -> {
            Optional<Published> newest = store.latest(handle);
            long published = newest.map(Published::size).orElse(0L);
            return List.of(new Measured("qadam_log_leaves_appended", "Leaves that have a place in the public log.", store.state(handle).orElseThrow().appended()),
                new Measured("qadam_log_leaves_published", "Leaves in its newest checkpoint.", published),
                new Measured("qadam_log_leaves_waiting", "Leaves that wait for a batch.", waiting(handle)),
                new Measured("qadam_log_oldest_waiting_seconds", "Since when the oldest leaf waits that is not public; 0 when none does.",
                    queue.oldestWaiting(handle, published).map(since -> Duration.between(since, clock.instant()).toSeconds()).orElse(0L)),
                new Measured("qadam_log_promise_broken", "1 when a leaf is not public on its promised day.", brokenPromise(handle).isPresent() ? 1 : 0),
                new Measured("qadam_log_stands", "1 when the database was restored and nobody has settled what was published since.", restoredAt(handle).isPresent() ? 1 : 0),
                new Measured("qadam_log_witnesses", "Witnesses that have signed the newest checkpoint.", newest.map(one -> trust.policy().under(one.note()).size()).orElse(0)));
        });
    }

    /** From now on a batch a day is published. */
    public PublicLog start() {
        schedule.start();
        return this;
    }

    @Override
    public void close() {
        schedule.close();
    }

    /** What a card or a command says of the newest checkpoint. */
    Map<String, Object> words(Published newest) {
        return Map.of("size", newest.size(), "root", HexFormat.of().formatHex(newest.root()), "witnesses", trust.policy().under(newest.note()).size());
    }
}
