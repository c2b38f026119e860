package qadam.record;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
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
    private final Map<Integer, NamedActivity> activities = new ConcurrentHashMap<>();

    /** @param node this server's number, so that two records can be joined and still say where a step was taken */
    public RecordedSteps(InstantSource clock, int node) {
        this.clock = clock;
        this.node = node;
    }

    @Override
    public Receipt append(Handle handle, NewStep step) {
        Instant now = clock.instant();
        OptionalLong sequence = store.insert(handle, step, now, node);
        return sequence.isPresent() ? new Receipt(step.id(), sequence.getAsLong(), now, false) : repeated(handle, step);
    }

    private Receipt repeated(Handle handle, NewStep step) {
        Stored stored = store.find(handle, step.id()).orElseThrow();
        if (stored.learner() != step.learner()) {
            throw new Refusal(RecordProblem.OTHER_LEARNER);
        }
        if (!stored.sameContent(step)) {
            throw new Refusal(RecordProblem.OTHER_CONTENT);
        }
        return new Receipt(step.id(), stored.sequence(), stored.storedAt(), true);
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

    /** Every step of this kind, in the order of the record, for making a projection anew. */
    public void each(Handle handle, Kind kind, Consumer<Stored> taker) {
        for (List<Stored> some = store.after(handle, kind, 0); !some.isEmpty(); some = store.after(handle, kind, some.getLast().sequence())) {
            some.forEach(taker);
        }
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
