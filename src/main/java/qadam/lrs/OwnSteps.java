package qadam.lrs;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Learners;
import qadam.record.Kind;
import qadam.record.NamedActivity;
import qadam.record.NamedStep;
import qadam.record.RecordedSteps;
import qadam.record.StepReader;
import qadam.record.StepReader.Slice;
import qadam.record.Stored;
import qadam.record.XapiMapping;
import qadam.shared.Ids;
import tools.jackson.databind.node.ObjectNode;

/** The learners' own steps as statements, under pseudonyms, for whoever has the scope {@link Scope#STEPS_READ}. */
final class OwnSteps {
    private final RecordedSteps steps;
    private final Learners learners;
    private final XapiMapping mapping;
    private final StepReader pages = new StepReader();
    private final String home;

    OwnSteps(RecordedSteps steps, Learners learners, String origin) {
        this.steps = steps;
        this.learners = learners;
        this.mapping = new XapiMapping(origin);
        this.home = origin;
    }

    String activities() {
        return mapping.activities();
    }

    Optional<ObjectNode> find(Handle handle, UUID id, Version version) {
        return steps.find(handle, id).map(step -> statement(handle, step, learners.key(handle, step.learner()), version));
    }

    /** Whether an id is a step's, so that no statement of others takes it. */
    boolean has(Handle handle, UUID id) {
        return steps.find(handle, id).isPresent();
    }

    List<ObjectNode> statements(Handle handle, List<Stored> some, Version version) {
        Map<Long, UUID> keys = learners.keys(handle, some.stream().map(Stored::learner).distinct().toList());
        return some.stream().map(step -> statement(handle, step, keys.get(step.learner()), version)).toList();
    }

    /** A statement's version is one of the standard that the reader speaks; its content is the same in both. */
    private ObjectNode statement(Handle handle, Stored step, UUID key, Version version) {
        NamedStep named = new NamedStep(key, step.id(), step.sequence(), step.storedAt(), step.takenAt(), Kind.of(step.kind()),
            steps.activity(handle, step.activity()), step.node(), step.result());
        ObjectNode statement = mapping.statement(named);
        return version == Version.V1_0_3 ? statement.put("version", "1.0.0") : statement;
    }

    /** Empty when no step can be what is asked for. */
    Optional<Slice> page(Handle handle, StatementQuery query) {
        return asked(handle, query).map(asked -> pages.page(handle, asked));
    }

    private Optional<StepReader.Asked> asked(Handle handle, StatementQuery query) {
        Optional<Kind> kind = query.verb().flatMap(XapiMapping::kindOf);
        OptionalLong learner = query.agent().map(agent -> learner(handle, agent)).orElse(OptionalLong.empty());
        boolean everybody = query.agent().isEmpty() || query.relatedAgents() && query.agent().get().equals(ourselves());
        if (query.registration().isPresent() || query.verb().isPresent() && kind.isEmpty() || !everybody && learner.isEmpty()) {
            return Optional.empty();
        }
        OptionalInt course = OptionalInt.empty();
        OptionalInt activity = OptionalInt.empty();
        if (query.activity().isPresent()) {
            Optional<NamedActivity> named = mapping.activityOf(query.activity().get());
            course = named.map(one -> pages.courseVersion(handle, one.course(), one.version())).orElse(OptionalInt.empty());
            boolean whole = named.isPresent() && named.get().activity().isEmpty();
            if (course.isEmpty() || whole && !query.relatedActivities()) {
                return Optional.empty();
            }
            if (!whole) {
                activity = pages.activity(handle, course.getAsInt(), of(named.get(), kind));
                if (activity.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(new StepReader.Asked(learner, kind, course, activity, query.since(), query.until(), query.step(), query.ascending(), query.limit() + 1));
    }

    /** The credential's address is that of its exam with a word behind it. */
    private static String of(NamedActivity named, Optional<Kind> kind) {
        String part = "/credential";
        boolean claimed = named.activity().endsWith(part) && kind.filter(one -> one != Kind.CREDENTIAL_CLAIMED).isEmpty();
        return claimed ? named.activity().substring(0, named.activity().length() - part.length()) : named.activity();
    }

    private Agent ourselves() {
        return new Agent("account", home + " qadam");
    }

    private OptionalLong learner(Handle handle, Agent agent) {
        String start = home + " ";
        boolean ours = agent.identifier().equals("account") && agent.value().startsWith(start);
        Optional<UUID> key = ours ? Ids.parse(agent.value().substring(start.length())) : Optional.empty();
        return key.map(id -> learners.number(handle, id)).orElse(OptionalLong.empty());
    }
}
