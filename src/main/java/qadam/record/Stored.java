package qadam.record;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** A step as it stands in the record. */
public record Stored(long learner, UUID id, long sequence, Instant storedAt, Instant takenAt, int kind, int courseVersion,
                     int activity, int node, byte[] result) {
    /** As it will be read back once it is durable. */
    static Stored of(NewStep step, long sequence, Instant storedAt, int node) {
        return new Stored(step.learner(), step.id(), sequence, storedAt, Instant.ofEpochMilli(step.takenAt().toEpochMilli()), step.kind().code(),
            step.courseVersion(), step.activity(), node, step.result());
    }

    boolean sameContent(NewStep step) {
        return kind == step.kind().code() && courseVersion == step.courseVersion() && activity == step.activity()
            && takenAt.toEpochMilli() == step.takenAt().toEpochMilli() && Arrays.equals(result, step.result());
    }
}
