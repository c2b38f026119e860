package qadam.exam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import qadam.shared.Ids;

/**
 * Where a person stands with an exam: what they may do now, and what they did before.
 *
 * @param allowed whether they may begin now
 * @param left attempts left this month
 * @param until when they may begin again, if they must wait
 * @param monthIsFull whether it is the month they wait for
 * @param open address of an attempt that is under way
 * @param passed address of the result with which they have passed for good
 */
public record Standing(boolean allowed, int left, Optional<Instant> until, boolean monthIsFull, Optional<String> open,
                       Optional<String> passed, List<Past> past) {
    /** An earlier attempt. */
    public record Past(String path, Instant at, boolean rehearsal, boolean passed, int right, int of) {
    }

    static Standing of(Permission permission, List<Attempt> attempts) {
        Optional<String> open = attempts.stream().filter(Attempt::open).findFirst().map(Standing::path);
        List<Past> past = attempts.stream().filter(attempt -> !attempt.open()).map(Standing::past).toList();
        return switch (permission) {
            case Permission.Allowed allowed -> new Standing(true, allowed.left(), Optional.empty(), false, open, Optional.empty(), past);
            case Permission.Waiting waiting -> new Standing(false, 0, Optional.of(waiting.until()),
                waiting.reason() == Permission.Reason.MONTH, open, Optional.empty(), past);
            case Permission.Passed passed -> new Standing(false, 0, Optional.empty(), false, open,
                Optional.of(path(passed.attempt()) + "/result"), past);
        };
    }

    private static Past past(Attempt attempt) {
        Outcome outcome = attempt.outcome().orElseThrow();
        return new Past(path(attempt) + "/result", attempt.handedInAt().orElseThrow(), attempt.rehearsal(), attempt.passed(),
            outcome.right(), outcome.of());
    }

    private static String path(Attempt attempt) {
        return "/attempts/" + Ids.hex(attempt.id());
    }
}
