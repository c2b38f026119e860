package qadam.terms;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

final class AcceptanceStore {
    void add(Handle handle, UUID person, String edition, Instant now) {
        handle.createUpdate("""
                insert into acceptances (person, edition, accepted_at) values (:person, :edition, :now)
                on conflict (person, edition) do nothing""")
            .bind("person", person).bind("edition", edition).bind("now", now).execute();
    }

    /** When, by edition. */
    Map<String, Instant> of(Handle handle, UUID person) {
        return handle.createQuery("select edition, accepted_at from acceptances where person = :person")
            .bind("person", person).reduceRows(new TreeMap<>(), (all, row) -> {
                all.put(row.getColumn("edition", String.class), row.getColumn("accepted_at", Instant.class));
                return all;
            });
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from acceptances where person = :person").bind("person", person).execute();
    }
}
