package qadam.terms;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.PersonJoined;
import qadam.shared.Ids;

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

    /** Who has agreed to something, but not to this edition; in the order of ids. */
    List<UUID> without(Handle handle, String edition, Optional<UUID> after, int most) {
        return handle.createQuery("""
                select distinct person from acceptances a where person > :after
                    and not exists (select 1 from acceptances b where b.person = a.person and b.edition = :edition)
                order by person limit :most""")
            .bind("after", after.map(Ids::bytes).orElse(new byte[0])).bind("edition", edition).bind("most", most).mapTo(UUID.class).list();
    }

    /** Of an edition that both have accepted each keeps their own word. */
    void join(PersonJoined joined) {
        joined.move("acceptances", "person,edition", """
            t.person = :from and not exists (select 1 from acceptances o where o.person = :into and o.edition = t.edition)""");
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from acceptances where person = :person").bind("person", person).execute();
    }
}
