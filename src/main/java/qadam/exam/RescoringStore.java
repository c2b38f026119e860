package qadam.exam;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

final class RescoringStore {
    /** What one corrected key changed in one attempt. */
    record Rescored(String hash, String corrected, int rightBefore, int rightAfter, Instant rescoredAt) {
    }

    void add(Handle handle, Attempt attempt, Rescored rescored) {
        handle.createUpdate("""
                insert into rescorings (learner, attempt, hash, corrected, right_before, right_after, rescored_at)
                values (:learner, :attempt, :hash, :corrected, :before, :after, :at) on conflict do nothing""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("hash", rescored.hash())
            .bind("corrected", rescored.corrected()).bind("before", rescored.rightBefore()).bind("after", rescored.rightAfter())
            .bind("at", rescored.rescoredAt()).execute();
    }

    /** When the result last rose; empty when it is the one first shown. */
    Optional<Instant> last(Handle handle, Attempt attempt) {
        return handle.createQuery("""
                select rescored_at from rescorings where learner = :learner and attempt = :attempt
                order by rescored_at desc limit 1""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).mapTo(Instant.class).findOne();
    }
}
