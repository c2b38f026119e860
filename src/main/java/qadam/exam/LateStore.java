package qadam.exam;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.PersonJoined;
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

    /** Attempts with something that waits for a person, whatever waits longest at the top. */
    List<UUID> waiting(Handle handle, int most) {
        return handle.createQuery("select attempt from late_arrivals where waiting = 1 group by attempt order by min(received_at) limit :most")
            .bind("most", most).map((row, context) -> Ids.uuid(row.getBytes("attempt"))).list();
    }

    /** How many answers wait, by attempt, of those among these that have any. */
    Map<UUID, Integer> waiting(Handle handle, List<UUID> attempts) {
        Map<UUID, Integer> waiting = new HashMap<>();
        if (!attempts.isEmpty()) {
            handle.createQuery("select attempt, count(*) as waiting from late_arrivals where waiting = 1 and attempt in (<attempts>) group by attempt")
                .bindList("attempts", attempts).map((row, context) -> waiting.put(Ids.uuid(row.getBytes("attempt")), row.getInt("waiting"))).list();
        }
        return waiting;
    }

    /** Of how many attempts something waits. */
    int countWaiting(Handle handle) {
        return handle.createQuery("select count(distinct attempt) from late_arrivals where waiting = 1").mapTo(Integer.class).one();
    }

    void join(PersonJoined joined) {
        joined.rows().set("late_arrivals", "learner,attempt,item,sequence", """
            t.sealed is not null and exists (select 1 from attempts a where a.learner = t.learner and a.id = t.attempt and a.person = :from)""",
            Map.of("sealed", joined::reseal));
    }

    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from late_arrivals where (learner, attempt) in (select a.learner, a.id from attempts a
                    where a.handed_in_at < :before and exists (select 1 from late_arrivals l where l.learner = a.learner and l.attempt = a.id) limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    /** False when somebody has decided it meanwhile. */
    boolean decide(Handle handle, Attempt attempt, LateArrival late, Optional<byte[]> reason, Instant now) {
        return handle.createUpdate("""
                update late_arrivals set waiting = 0, decided_at = :now, sealed = :reason
                where learner = :learner and attempt = :attempt and item = :item and sequence = :sequence and waiting = 1""")
            .bind("now", now).bind("reason", reason.orElse(null)).bind("learner", attempt.learner()).bind("attempt", attempt.id())
            .bind("item", late.item()).bind("sequence", late.sequence()).execute() == 1;
    }

    void remove(Handle handle, Attempt attempt, int item, long sequence) {
        handle.createUpdate("delete from late_arrivals where learner = :learner and attempt = :attempt and item = :item and sequence = :sequence")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("item", item).bind("sequence", sequence).execute();
    }

    void erase(Handle handle, Attempt attempt) {
        handle.createUpdate("delete from late_arrivals where learner = :learner and attempt = :attempt")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).execute();
    }
}
