package qadam.lab;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.Learners;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.Receipt;
import qadam.record.RecordProblem;
import qadam.record.RecordedSteps;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Places;
import qadam.shared.Rate;
import qadam.shared.Refusal;

/** Work at labs: handed in, graded, kept. */
public final class LabWorks {
    private final LabWorkStore store = new LabWorkStore();
    private final Database database;
    private final RecordedSteps steps;
    private final Learners learners;
    private final Labs labs;
    private final Tickets tickets;
    private final InstantSource clock;
    private Rate pace;
    private Places places;

    /** What handed-in work is kept with. @param key from which tickets and seeds are made */
    public record Ground(Database database, RecordedSteps steps, Learners learners, byte[] key, InstantSource clock) {
    }

    public LabWorks(Ground ground, Labs labs) {
        this.database = ground.database();
        this.steps = ground.steps();
        this.learners = ground.learners();
        this.tickets = new Tickets(ground.key());
        this.clock = ground.clock();
        this.labs = labs;
        within(Limits.USUAL);
    }

    public LabWorks within(Limits limits) {
        this.pace = new Rate(limits.of(Limit.LAB_WORKS_PER_HOUR), Duration.ofHours(1));
        this.places = new Places(limits.of(Limit.HEAVY_WORK_AT_ONCE));
        return this;
    }

    /** Reading and grading take a processor and memory: only so many at once, the others wait. @throws Refusal when none becomes free in time */
    <T> T inPlace(Supplier<T> grading) {
        return places.in(grading);
    }

    /** Somebody at a lab: what they get to begin with. */
    record Seat(String ticket, long seed, List<HandedIn> handedIn) {
    }

    /** @param mine the learner keys of whoever asks; the lowest is the one by which the lab knows them */
    Seat seat(Collection<Long> mine, Labs.Place place) {
        String course = place.course().slug();
        String lab = place.lab().id();
        return database.read(handle -> {
            UUID key = learners.key(handle, mine.stream().min(Comparator.naturalOrder()).orElseThrow());
            return new Seat(tickets.ticket(key, course, lab), tickets.seed(key, course, lab), store.of(handle, mine, course, lab));
        });
    }

    /** Durably stored. @param handedIn as it was the first time, when it was sent again */
    record Taken(Receipt receipt, HandedIn handedIn) {
    }

    /**
     * Grades the work, keeps it as a step, and returns when it is durable.
     *
     * @param learner the key under which the sender writes now
     * @param mine all keys that are theirs
     * @throws Refusal when it is not theirs, not work, somebody else's, or worth something else than it says
     */
    Taken handIn(long learner, Collection<Long> mine, Delivery sent) {
        database.space().requireForNew();
        Labs.Place place = labs.find(sent.course(), sent.version(), sent.lab()).orElseThrow(() -> new Refusal(LabProblem.NO_SUCH_LAB));
        byte[] content = WorkFile.pack(sent.work());
        Optional<Taken> before = database.read(handle -> repeated(handle, mine, sent, content));
        if (before.isPresent()) {
            return before.get();
        }
        pace.take(Long.toString(learner), 1, LabProblem.TOO_FAST);
        long seed = database.read(handle -> seedOf(handle, mine, sent));
        Grade grade = Grading.of(place, seed, sent.work());
        refuseOtherScore(sent, grade);
        String own = place.bench().fingerprint(sent.work().work());
        Optional<byte[]> hash = own.isEmpty() ? Optional.empty() : Optional.of(sha256(own.getBytes(StandardCharsets.UTF_8)));
        HandedIn work = new HandedIn(sent.id(), learner, sent.course(), sent.version(), sent.lab(), seed, sent.takenAt(), clock.instant(), grade,
            grade.points() >= place.lab().pass(), true);
        return database.write(handle -> keep(handle, mine, work, hash, content));
    }

    private Taken keep(Handle handle, Collection<Long> mine, HandedIn work, Optional<byte[]> hash, byte[] content) {
        if (hash.isPresent() && store.isCopy(handle, work.course(), work.lab(), hash.get(), mine)) {
            throw new Refusal(LabProblem.COPIED);
        }
        int version = steps.courseVersion(handle, work.course(), work.version());
        int activity = steps.activity(handle, work.course(), work.version(), "labs/" + work.lab());
        Receipt receipt = steps.append(handle, new NewStep(work.learner(), work.id(), Kind.LAB_HANDED_IN, work.takenAt(), version, activity, LabResult.encode(work, content)));
        if (receipt.repeated()) {   // sent twice at the same moment
            return new Taken(receipt, store.find(handle, work.id()).orElse(work));
        }
        store.insert(handle, work, hash, content);
        return new Taken(receipt, work);
    }

    /** The same id again is the same work: its receipt and its grade, whatever a later program would say of it. */
    private Optional<Taken> repeated(Handle handle, Collection<Long> mine, Delivery sent, byte[] content) {
        Optional<HandedIn> known = store.find(handle, sent.id());
        known.ifPresent(work -> {
            if (!mine.contains(work.learner())) {
                throw new Refusal(RecordProblem.OTHER_LEARNER);
            }
            boolean same = work.course().equals(sent.course()) && work.version() == sent.version() && work.lab().equals(sent.lab())
                && work.takenAt().toEpochMilli() == sent.takenAt().toEpochMilli() && store.content(handle, sent.id()).filter(kept -> !sameWork(kept, content)).isEmpty();
            if (!same) {
                throw new Refusal(RecordProblem.OTHER_CONTENT);
            }
        });
        return known.flatMap(work -> steps.receipt(handle, work.id()).map(receipt -> new Taken(receipt, work)));
    }

    private static boolean sameWork(byte[] kept, byte[] sent) {
        return Arrays.equals(kept, sent) || WorkFile.unpack(kept).equals(WorkFile.unpack(sent));
    }

    private long seedOf(Handle handle, Collection<Long> mine, Delivery sent) {
        Map<Long, UUID> keys = learners.keys(handle, mine);
        long holder = tickets.holder(sent.ticket(), keys, sent.course(), sent.lab()).orElseThrow(() -> new Refusal(LabProblem.OTHERS_TICKET));
        return tickets.seed(keys.get(holder), sent.course(), sent.lab());
    }

    /** A script may say what the bench alone is worth, or all of it; it does not have to say anything. */
    private static void refuseOtherScore(Delivery sent, Grade grade) {
        int bench = grade.points() - grade.reasons().getLast().points();
        if (sent.claimed().isPresent() && sent.claimed().getAsInt() != bench && sent.claimed().getAsInt() != grade.points()) {
            throw new Refusal(LabProblem.OTHER_SCORE);
        }
    }

    /** What these learner keys have handed in at a lab, newest first. */
    public List<HandedIn> of(Handle handle, Collection<Long> mine, String course, String lab) {
        return store.of(handle, mine, course, lab);
    }

    /** All that they have handed in anywhere, newest first. */
    public List<HandedIn> of(Handle handle, Collection<Long> mine) {
        return store.of(handle, mine);
    }

    /** The one that counts: the most points, of equal ones the first. */
    public static Optional<HandedIn> best(List<HandedIn> works) {
        return works.stream().max(Comparator.comparingInt(HandedIn::points).thenComparing(HandedIn::handedInAt, Comparator.reverseOrder()));
    }

    /** The work itself, for whoever may see it; empty when it is unknown or has grown old. */
    public Optional<Work> work(Handle handle, UUID id) {
        return store.content(handle, id).map(WorkFile::unpack);
    }

    Optional<Receipt> receipt(Handle handle, UUID id) {
        return steps.receipt(handle, id);
    }

    /** Grown old, with {@code --keep answers=…}. */
    public Forgetting grownOld() {
        return (rows, before) -> Forgetting.inPieces(rows, handle -> store.forget(handle, before, Forgetting.PIECE));
    }

    public Exporter exporter() {
        return new LabExport(store);
    }

    /** Work lies under a learner key, which has its person by a dated row: nothing moves. */
    public JoinListener joining() {
        return JoinListener.staying("lab_works");
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
