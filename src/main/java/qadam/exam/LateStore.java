package qadam.exam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

/** What came after an attempt's end. */
final class LateStore {
    void add(Handle handle, Attempt attempt, LateArrival late) {
        handle.createUpdate("""
                insert into late_arrivals (learner, attempt, item, sequence, taken_at, sent_at, received_at, heard_at, brought, waiting)
                values (:learner, :attempt, :item, :sequence, :takenAt, :sentAt, :receivedAt, :heardAt, :brought, :waiting)""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("item", late.item()).bind("sequence", late.sequence())
            .bind("takenAt", late.takenAt()).bind("sentAt", late.sentAt().orElse(null)).bind("receivedAt", late.receivedAt())
            .bind("heardAt", late.heardAt()).bind("brought", late.brought()).bind("waiting", late.waiting()).execute();
    }

    /** In the order in which they came. */
    List<LateArrival> of(Handle handle, Attempt attempt) {
        return handle.createQuery("""
                select * from late_arrivals where learner = :learner and attempt = :attempt order by received_at, item, sequence""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).map((row, context) -> new LateArrival(row.getInt("item"), row.getLong("sequence"),
                Instant.ofEpochMilli(row.getLong("taken_at")), AttemptStore.moment(row, "sent_at"), Instant.ofEpochMilli(row.getLong("received_at")),
                Instant.ofEpochMilli(row.getLong("heard_at")), row.getInt("brought") == 1, row.getInt("waiting") == 1,
                AttemptStore.moment(row, "decided_at"), Optional.ofNullable(row.getBytes("sealed")))).list();
    }

    /** Attempts with something that waits for a person. */
    List<UUID> waiting(Handle handle, int most) {
        return handle.createQuery("select distinct attempt from late_arrivals where waiting = 1 limit :most").bind("most", most)
            .map((row, context) -> Ids.uuid(row.getBytes("attempt"))).list();
    }

    boolean isWaiting(Handle handle, UUID attempt) {
        return handle.createQuery("select count(*) from late_arrivals where waiting = 1 and attempt = :attempt").bind("attempt", attempt)
            .mapTo(Integer.class).one() > 0;
    }

    /** False when somebody has decided it meanwhile. */
    boolean decide(Handle handle, Attempt attempt, LateArrival late, Optional<byte[]> reason, Instant now) {
        return handle.createUpdate("""
                update late_arrivals set waiting = 0, decided_at = :now, sealed = :reason
                where learner = :learner and attempt = :attempt and item = :item and sequence = :sequence and waiting = 1""")
            .bind("now", now).bind("reason", reason.orElse(null)).bind("learner", attempt.learner()).bind("attempt", attempt.id())
            .bind("item", late.item()).bind("sequence", late.sequence()).execute() == 1;
    }

    void erase(Handle handle, Attempt attempt) {
        handle.createUpdate("delete from late_arrivals where learner = :learner and attempt = :attempt")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).execute();
    }
}
