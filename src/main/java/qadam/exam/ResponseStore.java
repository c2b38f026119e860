package qadam.exam;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.PersonJoined;
import qadam.shared.Ids;

final class ResponseStore {
    /** False when this place in the sequence is taken. */
    boolean insert(Handle handle, Attempt attempt, SavedResponse saved) {
        return handle.createUpdate("""
                insert into responses (learner, attempt, item, sequence, step, response, sealed, late, seat, saved_at)
                values (:learner, :attempt, :item, :sequence, :step, :response, :sealed, :late, :seat, :savedAt)
                on conflict do nothing""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id())
            .bind("item", saved.item()).bind("sequence", saved.sequence()).bind("step", saved.step())
            .bind("response", saved.response()).bind("sealed", saved.sealed()).bind("late", saved.arrival().code())
            .bind("seat", saved.seat())
            .bind("savedAt", saved.savedAt()).execute() == 1;
    }

    void join(PersonJoined joined) {
        joined.rows().set("responses", "learner,attempt,item,sequence", """
            t.sealed = 1 and exists (select 1 from attempts a where a.learner = t.learner and a.id = t.attempt and a.person = :from)""",
            Map.of("response", joined::reseal));
    }

    void erase(Handle handle, Attempt attempt) {
        handle.createUpdate("delete from responses where learner = :learner and attempt = :attempt")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).execute();
    }

    /** Of so many attempts that were handed in before; their results stay. Gives back how many rows it was. */
    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from responses where (learner, attempt) in (select a.learner, a.id from attempts a
                    where a.handed_in_at < :before and exists (select 1 from responses r where r.learner = a.learner and r.attempt = a.id)
                    limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    Optional<SavedResponse> find(Handle handle, Attempt attempt, int item, long sequence) {
        return handle.createQuery("""
                select * from responses
                where learner = :learner and attempt = :attempt and item = :item and sequence = :sequence""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("item", item).bind("sequence", sequence)
            .map((row, context) -> saved(row)).findOne();
    }

    /** What counts now: of each item the last save of the last browser that saved it, of those that count at all. */
    List<SavedResponse> latest(Handle handle, Attempt attempt) {
        return handle.createQuery("""
                select r.* from responses r where r.learner = :learner and r.attempt = :attempt and r.late in (0, 2, 4) and not exists (
                    select 1 from responses l where l.learner = r.learner and l.attempt = r.attempt and l.item = r.item and l.late in (0, 2, 4)
                    and (l.seat > r.seat or (l.seat = r.seat and l.sequence > r.sequence))) order by r.item""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).map((row, context) -> saved(row)).list();
    }

    /** How many questions have an answer that counts, by attempt; an attempt without any is not in it. */
    Map<UUID, Integer> answered(Handle handle, List<Attempt> attempts) {
        Map<UUID, Integer> answered = new HashMap<>();
        if (!attempts.isEmpty()) {
            handle.createQuery("""
                    select r.attempt, count(*) as answered from responses r
                    where r.learner in (<learners>) and r.attempt in (<attempts>) and r.late in (0, 2, 4) and length(r.response) > 0 and not exists (
                        select 1 from responses l where l.learner = r.learner and l.attempt = r.attempt and l.item = r.item and l.late in (0, 2, 4)
                        and (l.seat > r.seat or (l.seat = r.seat and l.sequence > r.sequence))) group by r.attempt""")
                .bindList("learners", attempts.stream().map(Attempt::learner).distinct().toList()).bindList("attempts", attempts.stream().map(Attempt::id).toList())
                .map((row, context) -> answered.put(Ids.uuid(row.getBytes("attempt")), row.getInt("answered"))).list();
        }
        return answered;
    }

    /** The highest sequence of one item, late ones too; 0 when there is none. */
    long highest(Handle handle, Attempt attempt, int item) {
        return handle.createQuery("""
                select coalesce(max(sequence), 0) from responses
                where learner = :learner and attempt = :attempt and item = :item""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("item", item).mapTo(Long.class).one();
    }

    /** The highest sequence of each item, late ones too; items without any are not in it. */
    Map<Integer, Long> highest(Handle handle, Attempt attempt) {
        Map<Integer, Long> highest = new HashMap<>();
        handle.createQuery("select item, max(sequence) as highest from responses where learner = :learner and attempt = :attempt group by item")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id())
            .map((row, context) -> highest.put(row.getInt("item"), row.getLong("highest"))).list();
        return highest;
    }

    /** Changes what a save that waited for a person is from now on. */
    void decide(Handle handle, Attempt attempt, int item, long sequence, Arrival arrival) {
        handle.createUpdate("""
                update responses set late = :late where learner = :learner and attempt = :attempt and item = :item and sequence = :sequence and late = 3""")
            .bind("late", arrival.code()).bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("item", item).bind("sequence", sequence)
            .execute();
    }

    /** Every save, as it was given, oldest first. */
    List<SavedResponse> all(Handle handle, Attempt attempt) {
        return handle.createQuery("""
                select * from responses where learner = :learner and attempt = :attempt order by item, sequence""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).map((row, context) -> saved(row)).list();
    }

    private static SavedResponse saved(ResultSet row) throws SQLException {
        return new SavedResponse(row.getInt("item"), row.getLong("sequence"), Ids.uuid(row.getBytes("step")),
            row.getBytes("response"), row.getInt("sealed") == 1, Arrival.of(row.getInt("late")), row.getInt("seat"),
            Instant.ofEpochMilli(row.getLong("saved_at")));
    }
}
