package qadam.exam;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.PersonJoined;

final class ExtraTimeStore {
    Optional<ExtraTime> find(Handle handle, UUID person) {
        return handle.createQuery("select * from extra_times where person = :person and ended_at is null order by number desc limit 1")
            .bind("person", person).map((row, context) -> extra(row)).findOne();
    }

    List<ExtraTime> of(Handle handle, UUID person) {
        return handle.createQuery("select * from extra_times where person = :person order by number").bind("person", person)
            .map((row, context) -> extra(row)).list();
    }

    void add(Handle handle, UUID person, ExtraTime extra) {
        handle.createUpdate("insert into extra_times (person, percent, minutes, granted_at) values (:person, :percent, :minutes, :at)")
            .bind("person", person).bind("percent", extra.percent()).bind("minutes", extra.minutes()).bind("at", extra.grantedAt()).execute();
    }

    void end(Handle handle, UUID person, Instant now) {
        handle.createUpdate("update extra_times set ended_at = :now where person = :person and ended_at is null")
            .bind("now", now).bind("person", person).execute();
    }

    void join(PersonJoined joined) {
        joined.move("extra_times", "number");
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from extra_times where person = :person").bind("person", person).execute();
    }

    private static ExtraTime extra(java.sql.ResultSet row) throws java.sql.SQLException {
        return new ExtraTime(row.getInt("percent"), row.getInt("minutes"), Instant.ofEpochMilli(row.getLong("granted_at")), AttemptStore.moment(row, "ended_at"));
    }
}
