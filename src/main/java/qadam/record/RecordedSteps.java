package qadam.record;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import qadam.shared.Refusal;

/** The record in the database. */
public final class RecordedSteps implements Steps {
    private final StepStore store = new StepStore();
    private final InstantSource clock;
    private final int node;
    /** Only numbers that are durable: one that was made, or found by whoever shares the transaction, may yet be undone. */
    private final Map<String, Integer> known = new ConcurrentHashMap<>();
    /** The transaction to which steps are being added, and the first of them. Only the writer's thread touches them. */
    private Handle open;
    private long first;
    private int added;
    private final LongAdder stored = new LongAdder();
    private final Map<Integer, NamedActivity> activities = new ConcurrentHashMap<>();

    /** @param node this server's number, so that two records can be joined and still say where a step was taken */
    public RecordedSteps(InstantSource clock, int node) {
        this.clock = clock;
        this.node = node;
    }

    @Override
    public Receipt append(Handle handle, NewStep step) {
        Instant now = clock.instant();
        OptionalLong inserted = store.insert(handle, step, now, node);
        if (inserted.isEmpty()) {
            return repeated(handle, step);
        }
        long sequence = inserted.getAsLong();
        return new Receipt(step.id(), node, commit(handle, sequence), sequence, now, false);
    }

    /** The commit that this step belongs to; its first step begins it. */
    private long commit(Handle handle, long sequence) {
        if (open != handle) {
            store.beginCommit(handle, node, sequence);
            open = handle;
            first = sequence;
            added = 0;
            store.whenDurable(handle, () -> stored.add(added));
        }
        added++;
        return first;
    }

    /** How many steps this server has made durable since it started. */
    public long stored() {
        return stored.sum();
    }

    private Receipt repeated(Handle handle, NewStep step) {
        Stored stored = store.find(handle, step.id()).orElseThrow();
        if (stored.learner() != step.learner()) {
            throw new Refusal(RecordProblem.OTHER_LEARNER);
        }
        if (!stored.sameContent(step)) {
            throw new Refusal(RecordProblem.OTHER_CONTENT);
        }
        return receipt(handle, stored);
    }

    private Receipt receipt(Handle handle, Stored stored) {
        long commit = store.commitOf(handle, stored.node(), stored.sequence());
        return new Receipt(stored.id(), stored.node(), commit, stored.sequence(), stored.storedAt(), true);
    }

    @Override
    public Optional<Receipt> receipt(Handle handle, UUID step) {
        return store.find(handle, step).map(stored -> receipt(handle, stored));
    }

    /** Whose step this is, when the node knows the id. */
    public Optional<Long> learnerOf(Handle handle, UUID step) {
        return find(handle, step).map(Stored::learner);
    }

    public Optional<Stored> find(Handle handle, UUID step) {
        return store.find(handle, step);
    }

    /** What this number stands for; ask outside of writing, for it is remembered. */
    public NamedActivity activity(Handle reading, int number) {
        return activities.computeIfAbsent(number, missing -> store.namedActivity(reading, missing));
    }

    /** When the newest step was stored, by whichever server. */
    public static Optional<Instant> newest(Handle handle) {
        return new StepStore().newest(handle);
    }

    /** This server's number. */
    public int node() {
        return node;
    }

    /** All that one learner key did, oldest first. */
    public List<Stored> of(Handle handle, long learner) {
        return store.of(handle, learner);
    }

    /** {@code course@version/activity}, for an export that a person can read. */
    public Optional<String> activityName(Handle handle, int number) {
        return store.activityName(handle, number);
    }

    /** The step with names for numbers. @param learnerKey the pseudonym behind the step's learner number */
    public NamedStep named(Handle handle, Stored step, UUID learnerKey) {
        return new NamedStep(learnerKey, step.id(), step.sequence(), step.storedAt(), step.takenAt(), Kind.of(step.kind()),
            store.namedActivity(handle, step.activity()), step.node(), step.result());
    }

    /** The step as it would stand in this node's record; makes numbers for names that are new here. */
    public Stored numbered(Handle handle, NamedStep step, long learner) {
        NamedActivity activity = step.activity();
        return new Stored(learner, step.id(), step.sequence(), step.storedAt(), step.takenAt(), step.kind().code(),
            courseVersion(handle, activity.course(), activity.version()),
            activity(handle, activity.course(), activity.version(), activity.activity()), step.node(), step.result());
    }

    @Override
    public int courseVersion(Handle handle, String course, int version) {
        return number(handle, course + "@" + version, () -> store.findCourse(handle, course, version),
            () -> store.addCourse(handle, course, version));
    }

    @Override
    public int activity(Handle handle, String course, int version, String activity) {
        int courseVersion = courseVersion(handle, course, version);
        return number(handle, courseVersion + "/" + activity, () -> store.findActivity(handle, courseVersion, activity),
            () -> store.addActivity(handle, courseVersion, activity));
    }

    private int number(Handle handle, String name, Supplier<Optional<Integer>> find, Runnable add) {
        Integer durable = known.get(name);
        if (durable != null) {
            return durable;
        }
        int number = find.get().orElseGet(() -> {
            add.run();
            return find.get().orElseThrow();
        });
        store.whenDurable(handle, () -> known.put(name, number));
        return number;
    }
}
