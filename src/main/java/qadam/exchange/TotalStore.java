package qadam.exchange;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Sums by month, and a person's own by day. */
final class TotalStore {
    /** Of what a sum is. */
    enum Part {
        ALL, KIND, MODEL, VERDICT, ORGANISATION
    }

    /** One more exchange for a sum. @param name of which kind, model, verdict or place; empty for all */
    record Sum(Part scope, String name, long exchanges, long answered, long tokens, long people) {
        static final Sum NOTHING = new Sum(Part.ALL, "", 0, 0, 0, 0);
    }

    /** @param sums in an order that is the same each time, so that no two nodes wait for each other */
    void add(Handle handle, int month, List<Sum> sums) {
        var batch = handle.prepareBatch("""
            insert into exchange_totals (month, scope, name, exchanges, answered, tokens, people)
            values (:month, :scope, :name, :exchanges, :answered, :tokens, :people)
            on conflict (month, scope, name) do update set exchanges = exchange_totals.exchanges + excluded.exchanges,
                answered = exchange_totals.answered + excluded.answered, tokens = exchange_totals.tokens + excluded.tokens,
                people = exchange_totals.people + excluded.people""");
        sums.forEach(sum -> batch.bind("month", month).bind("scope", sum.scope()).bind("name", sum.name()).bind("exchanges", sum.exchanges())
            .bind("answered", sum.answered()).bind("tokens", sum.tokens()).bind("people", sum.people()).add());
        batch.execute();
    }

    Optional<Sum> find(Handle handle, int month, Part scope, String name) {
        return handle.createQuery("select * from exchange_totals where month = :month and scope = :scope and name = :name")
            .bind("month", month).bind("scope", scope).bind("name", name)
            .map((row, context) -> new Sum(scope, name, row.getLong("exchanges"), row.getLong("answered"), row.getLong("tokens"), row.getLong("people"))).findOne();
    }

    /** Exchanges by name, the most first. */
    Map<String, Long> exchanges(Handle handle, int month, Part scope) {
        return handle.createQuery("select name, exchanges from exchange_totals where month = :month and scope = :scope order by exchanges desc, name")
            .bind("month", month).bind("scope", scope).reduceRows(new LinkedHashMap<>(), (all, row) -> {
                all.put(row.getColumn("name", String.class), row.getColumn("exchanges", Long.class));
                return all;
            });
    }

    void countDay(Handle handle, UUID person, long day, Kind kind) {
        handle.createUpdate("""
                insert into exchange_days (person, day, kind, exchanges) values (:person, :day, :kind, 1)
                on conflict (person, day, kind) do update set exchanges = exchange_days.exchanges + 1""")
            .bind("person", person).bind("day", day).bind("kind", kind).execute();
    }

    long day(Handle handle, UUID person, long day, Kind kind) {
        return handle.createQuery("select exchanges from exchange_days where person = :person and day = :day and kind = :kind")
            .bind("person", person).bind("day", day).bind("kind", kind).mapTo(Long.class).findOne().orElse(0L);
    }

    List<Map<String, Object>> days(Handle handle, UUID person) {
        return handle.createQuery("select day, kind, exchanges from exchange_days where person = :person order by day, kind")
            .bind("person", person).mapToMap().list();
    }

    void eraseDays(Handle handle, UUID person) {
        handle.createUpdate("delete from exchange_days where person = :person").bind("person", person).execute();
    }

    int forgetDays(Handle handle, long before) {
        return handle.createUpdate("delete from exchange_days where day < :before").bind("before", before).execute();
    }
}
