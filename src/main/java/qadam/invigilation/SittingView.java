package qadam.invigilation;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import qadam.exam.LateAnswer;

/**
 * One sitting on its own page.
 *
 * @param late what came after its end
 * @param changeable whether the reader may do anything about it
 * @param person whose extra time the office may look at; empty for an invigilator
 */
public record SittingView(SittingLine line, List<LateAnswer> late, boolean changeable, Optional<UUID> person) {
    public List<LateAnswer> waiting() {
        return late.stream().filter(LateAnswer::waits).toList();
    }

    public List<LateAnswer> settled() {
        return late.stream().filter(one -> !one.waits()).toList();
    }

    /** For how long before its end nothing was heard of it, in whole minutes. */
    public long silentMinutes() {
        Instant heard = line.sitting().heardAt();
        return Math.max(0, Duration.between(heard, line.sitting().deadlineAt()).toMinutes());
    }
}
