package qadam.exchange;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The switches: a row for each time that one was off. */
final class SwitchStore {
    List<Off> off(Handle handle) {
        return handle.createQuery("select * from exchange_switches where on_at is null order by off_at, number").map((row, context) -> off(row)).list();
    }

    /** The newest first. */
    List<Off.Past> past(Handle handle, int most) {
        return handle.createQuery("select * from exchange_switches where on_at is not null order by on_at desc, number desc limit :most").bind("most", most)
            .map((row, context) -> new Off.Past(off(row), Instant.ofEpochMilli(row.getLong("on_at")))).list();
    }

    Optional<Off> find(Handle handle, Off.Reach reach, String name) {
        return handle.createQuery("select * from exchange_switches where reach = :reach and name = :name and on_at is null")
            .bind("reach", reach).bind("name", name).map((row, context) -> off(row)).findOne();
    }

    /** @return false when it is off already */
    boolean turnOff(Handle handle, Off off) {
        return handle.createUpdate("""
                insert into exchange_switches (reach, name, reason, set_in, off_at) values (:reach, :name, :reason, :setIn, :at)
                on conflict (reach, name) where on_at is null do nothing""")
            .bind("reach", off.reach()).bind("name", off.name()).bind("reason", off.reason()).bind("setIn", off.setIn()).bind("at", off.since()).execute() == 1;
    }

    boolean turnOn(Handle handle, Off.Reach reach, String name, Instant at) {
        return handle.createUpdate("update exchange_switches set on_at = :at where reach = :reach and name = :name and on_at is null")
            .bind("at", at).bind("reach", reach).bind("name", name).execute() == 1;
    }

    private static Off off(ResultSet row) throws SQLException {
        return new Off(Off.Reach.valueOf(row.getString("reach")), row.getString("name"), row.getString("reason"), row.getLong("set_in"),
            Instant.ofEpochMilli(row.getLong("off_at")));
    }
}
