package qadam.exam;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

/** What was handed in, and by which step. */
final class HandInStore {
    /** @param step which tells of it in the record */
    record HandedIn(UUID step, String snapshot) {
    }

    void add(Handle handle, Attempt attempt, HandedIn handedIn, Instant at) {
        handle.createUpdate("""
                insert into hand_ins (learner, attempt, step, handed_in_at, snapshot) values (:learner, :attempt, :step, :at, :snapshot)""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("step", handedIn.step()).bind("at", at)
            .bind("snapshot", handedIn.snapshot()).execute();
    }

    /** The last one: an attempt that was opened again has several. */
    Optional<HandedIn> last(Handle handle, Attempt attempt) {
        return handle.createQuery("""
                select step, snapshot from hand_ins where learner = :learner and attempt = :attempt order by handed_in_at desc, step desc limit 1""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id())
            .map((row, context) -> new HandedIn(Ids.uuid(row.getBytes("step")), row.getString("snapshot"))).findOne();
    }

    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from hand_ins where (learner, attempt) in (select a.learner, a.id from attempts a
                    where a.handed_in_at < :before and exists (select 1 from hand_ins t where t.learner = a.learner and t.attempt = a.id) limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    void erase(Handle handle, Attempt attempt) {
        handle.createUpdate("delete from hand_ins where learner = :learner and attempt = :attempt")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).execute();
    }
}
