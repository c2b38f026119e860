package qadam.exam;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.mapper.reflect.ConstructorMapper;
import qadam.exam.SealedItemStore.Correction;

final class RescoringStore {
    void add(Handle handle, Attempt attempt, Correction correction, Rescored rescored) {
        handle.createUpdate("""
                insert into rescorings (learner, attempt, hash, corrected, right_before, right_after, rescored_at)
                values (:learner, :attempt, :hash, :corrected, :before, :after, :at)""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("hash", correction.hash())
            .bind("corrected", correction.corrected()).bind("before", rescored.before()).bind("after", rescored.after())
            .bind("at", rescored.at()).execute();
    }

    /** From the result first shown to the one that stands; empty when they are the same. */
    Optional<Rescored> of(Handle handle, Attempt attempt) {
        return handle.createQuery("""
                select min(right_before) as before, max(right_after) as after, max(rescored_at) as at from rescorings
                where learner = :learner and attempt = :attempt having count(*) > 0""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).map(ConstructorMapper.of(Rescored.class)).findOne();
    }

    /** How many results one corrected key has raised. */
    int raised(Handle handle, Correction correction) {
        return handle.createQuery("select count(*) from rescorings where hash = :hash and corrected = :corrected")
            .bind("hash", correction.hash()).bind("corrected", correction.corrected()).mapTo(Integer.class).one();
    }
}
