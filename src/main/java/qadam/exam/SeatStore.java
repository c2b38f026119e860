package qadam.exam;

import java.time.Instant;
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

    void erase(Handle handle, Attempt attempt) {
        handle.createUpdate("delete from attempt_seats where learner = :learner and attempt = :attempt")
            .bind("learner", attempt.learner()).bind("attempt", attempt.id()).execute();
    }
}
