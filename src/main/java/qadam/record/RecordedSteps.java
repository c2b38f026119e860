package qadam.record;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import qadam.shared.Outcome;
import qadam.shared.Refusal;

/** The record in the database. */
public final class RecordedSteps implements Steps {
    private final StepStore store = new StepStore();
    private final AppendStore rows = new AppendStore();
    private final InstantSource clock;
    private final int node;
    /** Only numbers that are durable: one that was made, or found by whoever shares the transaction, may yet be undone. */
    private final Map<String, Integer> known = new ConcurrentHashMap<>();
    private final Commits commits;
    private final Map<Integer, NamedActivity> activities = new ConcurrentHashMap<>();

    /** @param node this server's number, so that two records can be joined and still say where a step was taken */
    public RecordedSteps(InstantSource clock, int node) {
        this.clock = clock;
        this.node = node;
        this.commits = new Commits(store, node);
    }

    @Override
    public Receipt append(Handle handle, NewStep step) {
        return append(handle, List.of(step)).getFirst().value();
    }

    /** The same for many at once: one outcome for each, in their order. */
    public List<Outcome<Receipt>> append(Handle handle, List<NewStep> steps) {
        Instant now = Instant.ofEpochMilli(clock.millis());   // as it will be read back
        int node = commits.node(handle, now);
        long[] sequences = rows.insert(handle, steps, now, node);
        List<Stored> added = new ArrayList<>(sequences.length);
        for (int i = 0; i < sequences.length; i++) {
            if (sequences[i] > 0) {
                added.add(Stored.of(steps.get(i), sequences[i], now, node));
            }
        }
        long commit = commits.add(handle, added);
        List<Outcome<Receipt>> outcomes = new ArrayList<>(sequences.length);
        for (int i = 0; i < sequences.length; i++) {
            NewStep step = steps.get(i);
            outcomes.add(sequences[i] == 0 ? repeated(handle, step)
                : new Outcome.Kept<>(new Receipt(step.id(), node, commit, sequences[i], now, false)));
        }
        return outcomes;
    }

    List<Stored> takeRecent(CommitName commit) {
        return commits.takeRecent(commit);
    }

    /** How many steps this server has made durable since it started. */
    public long stored() {
        return commits.stored();
    }

    private Outcome<Receipt> repeated(Handle handle, NewStep step) {
        Stored stored = store.find(handle, step.id()).orElseThrow();
        if (stored.learner() != step.learner()) {
            return new Outcome.Refused<>(new Refusal(RecordProblem.OTHER_LEARNER));
        }
        return stored.sameContent(step) ? new Outcome.Kept<>(receipt(handle, stored)) : new Outcome.Refused<>(new Refusal(RecordProblem.OTHER_CONTENT));
    }

    private Receipt receipt(Handle handle, Stored stored) {
        long commit = store.commitOf(handle, stored.node(), stored.sequence());
        return new Receipt(stored.id(), stored.node(), commit, stored.sequence(), stored.storedAt(), true);
    }

    @Override
    public Optional<Receipt> receipt(Handle handle, UUID step) {
        return store.find(handle, step).map(stored -> receipt(handle, stored));
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
            store.lockNames(handle);
            return find.get().orElseGet(() -> {
                add.run();
                return find.get().orElseThrow();
            });
        });
        store.whenDurable(handle, () -> known.put(name, number));
        return number;
    }
}
