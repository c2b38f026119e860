package qadam.learning;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Exporter;
import qadam.record.Kind;
import qadam.record.RecordedSteps;
import qadam.record.Stored;
import qadam.shared.Ids;

/** A person's steps, in the export of their data. */
public final class StepExport implements Exporter {
    private final RecordedSteps steps;

    public StepExport(RecordedSteps steps) {
        this.steps = steps;
    }

    @Override
    public String name() {
        return "steps";
    }

    @Override
    public Set<String> tables() {
        return Set.of("steps");
    }

    @Override
    public Object export(Handle handle, UUID person, List<Long> learners) {
        List<Object> all = new ArrayList<>();
        learners.forEach(learner -> steps.of(handle, learner).forEach(step -> all.add(readable(handle, step))));
        return all;
    }

    private Map<String, Object> readable(Handle handle, Stored step) {
        Map<String, Object> readable = new LinkedHashMap<>();
        readable.put("id", Ids.hex(step.id()));
        readable.put("kind", Kind.of(step.kind()).name().toLowerCase(java.util.Locale.ROOT));
        readable.put("activity", steps.activityName(handle, step.activity()).orElse(""));
        readable.put("taken_at", step.takenAt().toString());
        readable.put("stored_at", step.storedAt().toString());
        if (Kind.of(step.kind()) == Kind.PRACTISED) {
            readable.put("right", PracticeResult.isRight(step.result()));
        }
        readable.put("result", HexFormat.of().formatHex(step.result()));
        return readable;
    }
}
