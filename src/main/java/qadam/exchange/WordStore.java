package qadam.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

/** What was asked and answered, each sealed under the key of the account with which it was written. */
final class WordStore {
    record Sealed(UUID exchange, UUID person, byte[] words) {
    }

    void add(Handle handle, UUID exchange, UUID person, Instant at, byte[] sealed) {
        handle.createUpdate("insert into exchange_words (exchange, person, at, sealed) values (:exchange, :person, :at, :sealed) on conflict (exchange) do nothing")
            .bind("exchange", exchange).bind("person", person).bind("at", at).bind("sealed", sealed).execute();
    }

    Optional<Sealed> find(Handle handle, UUID exchange) {
        return handle.createQuery("select exchange, person, sealed from exchange_words where exchange = :exchange").bind("exchange", exchange)
            .map((row, context) -> new Sealed(Ids.uuid(row.getBytes("exchange")), Ids.uuid(row.getBytes("person")), row.getBytes("sealed"))).findOne();
    }

    List<Sealed> of(Handle handle, UUID person) {
        return handle.createQuery("select exchange, person, sealed from exchange_words where person = :person order by at").bind("person", person)
            .map((row, context) -> new Sealed(Ids.uuid(row.getBytes("exchange")), Ids.uuid(row.getBytes("person")), row.getBytes("sealed"))).list();
    }

    /** Those of the account, and those of its exchanges that were written with another which is theirs as well. */
    int erase(Handle handle, UUID person) {
        return handle.createUpdate("""
                delete from exchange_words where person = :person or exchange in
                    (select e.id from exchange_askers a join exchanges e on e.asker = a.asker where a.person = :person)""")
            .bind("person", person).execute();
    }

    int erase(Handle handle, UUID person, UUID exchange) {
        return handle.createUpdate("""
                delete from exchange_words where exchange = :exchange and (person = :person or exchange in
                    (select e.id from exchange_askers a join exchanges e on e.asker = a.asker where a.person = :person and e.id = :exchange))""")
            .bind("exchange", exchange).bind("person", person).execute();
    }

    int forget(Handle handle, Instant before, int most) {
        return handle.createUpdate("delete from exchange_words where exchange in (select exchange from exchange_words where at < :before order by at limit :most)")
            .bind("before", before).bind("most", most).execute();
    }
}
