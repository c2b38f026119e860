package qadam.exam;

import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.JoinListener;
import qadam.identity.PersonJoined;
import qadam.shared.Refusal;

/** Sittings of an account that turned out to be another person's. One person sits one exam at a time, so nobody is joined while either sits. */
final class JoinedSittings implements JoinListener {
    private final AttemptStore attempts = new AttemptStore();
    private final ResponseStore responses = new ResponseStore();
    private final LateStore arrivals = new LateStore();
    private final ExtraTimeStore extraTimes = new ExtraTimeStore();

    @Override
    public Set<String> tables() {
        return Set.of("attempts", "responses", "rescorings", "late_arrivals", "extra_times");
    }

    @Override
    public void check(Handle handle, UUID from, UUID into) {
        if (attempts.findOpen(handle, from).isPresent() || attempts.findOpen(handle, into).isPresent()) {
            throw new Refusal(ExamProblem.OPEN_WHEN_JOINED);
        }
    }

    /** Answers lie under the learner key, which has its person by a dated row; only free words are sealed for one. */
    @Override
    public void joined(PersonJoined joined) {
        responses.join(joined);
        arrivals.join(joined);
        extraTimes.join(joined);
        attempts.join(joined);
    }
}
