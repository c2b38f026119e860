package qadam.exam;

import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import org.jdbi.v3.core.Handle;

/** The browsers an attempt was in before the present one. */
final class SeatStore {
    void left(Handle handle, Attempt attempt, Instant now) {
        handle.createUpdate("""
                insert into attempt_seats (learner, attempt, number, seat, left_at) values (:learner, :attempt, :number, :seat, :now) on conflict do nothing""")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("number", attempt.moves()).bind("seat", attempt.seat()).bind("now", now)
            .execute();
    }

    /** The last time this browser had the attempt; empty when it never had. */
    OptionalInt former(Handle handle, Attempt attempt, byte[] seat) {
        return handle.createQuery("select max(number) from attempt_seats where learner = :learner and attempt = :attempt and seat = :seat")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("seat", seat).mapTo(Integer.class).findOne()
            .map(OptionalInt::of).orElse(OptionalInt.empty());
    }

    /** Which browser had it at that moment. */
    int at(Handle handle, Attempt attempt, Instant moment) {
        return handle.createQuery("select min(number) from attempt_seats where learner = :learner and attempt = :attempt and left_at >= :moment")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).bind("moment", moment).mapTo(Integer.class).findOne().orElse(attempt.moves());
    }

    /** When each of them was left, the first at the top. */
    List<Instant> left(Handle handle, Attempt attempt) {
        return handle.createQuery("select left_at from attempt_seats where learner = :learner and attempt = :attempt order by number")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).map((row, context) -> Instant.ofEpochMilli(row.getLong("left_at"))).list();
    }

    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from attempt_seats where (learner, attempt) in (select a.learner, a.id from attempts a
                    where a.handed_in_at < :before and exists (select 1 from attempt_seats t where t.learner = a.learner and t.attempt = a.id) limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    void erase(Handle handle, Attempt attempt) {
        handle.createUpdate("delete from attempt_seats where learner = :learner and attempt = :attempt")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).execute();
    }
}
