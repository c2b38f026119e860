package qadam.exchange;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

/** Whose pseudonym is whose, until the person goes. */
final class AskerStore {
    /** @param lastMonth in which they asked last, as 202611 */
    record Asker(UUID pseudonym, int lastMonth) {
    }

    /** Somebody with whom another account was joined has two; the first serves. */
    Optional<Asker> find(Handle handle, UUID person) {
        return handle.createQuery("select asker, last_month from exchange_askers where person = :person order by asker limit 1").bind("person", person)
            .map((row, context) -> new Asker(Ids.uuid(row.getBytes("asker")), row.getInt("last_month"))).findOne();
    }

    void add(Handle handle, UUID pseudonym, UUID person) {
        handle.createUpdate("insert into exchange_askers (asker, person, last_month) values (:asker, :person, 0)")
            .bind("asker", pseudonym).bind("person", person).execute();
    }

    /** Of all pseudonyms of the person. */
    void asked(Handle handle, UUID person, int month) {
        handle.createUpdate("update exchange_askers set last_month = :month where person = :person and last_month < :month")
            .bind("month", month).bind("person", person).execute();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from exchange_askers where person = :person").bind("person", person).execute();
    }
}
