package qadam.record;

import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;

/** A step as it stands in the record. */
public record Stored(long learner, UUID id, long sequence, Instant storedAt, Instant takenAt, int kind, int courseVersion,
                     int activity, int node, byte[] result) {
    boolean sameContent(NewStep step) {
        return kind == step.kind().code() && courseVersion == step.courseVersion() && activity == step.activity()
            && takenAt.toEpochMilli() == step.takenAt().toEpochMilli() && Arrays.equals(result, step.result());
    }
}
