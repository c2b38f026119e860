package qadam.gateway;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** So many tokens a day of each person. */
final class UsageStore {
    void add(Handle handle, UUID person, DayUsage more) {
        handle.createUpdate("""
            insert into gateway_usage (person, day, requests, asked, answered) values (:person, :day, :requests, :asked, :answered)
            on conflict (person, day) do update set requests = gateway_usage.requests + excluded.requests,
            asked = gateway_usage.asked + excluded.asked, answered = gateway_usage.answered + excluded.answered""")
            .bind("person", person).bind("day", more.day().toString()).bind("requests", more.requests()).bind("asked", more.asked())
            .bind("answered", more.answered()).execute();
    }

    /** Days on which there was something, the oldest first. */
    List<DayUsage> since(Handle handle, UUID person, LocalDate first) {
        return handle.createQuery("select day, requests, asked, answered from gateway_usage where person = :person and day >= :first order by day")
            .bind("person", person).bind("first", first.toString()).map((row, context) -> new DayUsage(LocalDate.parse(row.getString("day")),
                row.getLong("requests"), row.getLong("asked"), row.getLong("answered"))).list();
    }

    int forget(Handle handle, LocalDate before, int most) {
        return handle.createUpdate("""
            delete from gateway_usage where day < :before and (person, day) in
            (select person, day from gateway_usage where day < :before order by person, day limit :most)""")
            .bind("before", before.toString()).bind("most", most).execute();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from gateway_usage where person = :person").bind("person", person).execute();
    }
}
