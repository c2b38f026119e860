package qadam.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Persons, their wrapped keys and what is sealed under them. */
final class PersonStore {
    void add(Handle handle, UUID person, byte[] wrappedKey, Instant now) {
        handle.createUpdate("insert into persons (id, made_at) values (:id, :now)")
            .bind("id", person).bind("now", now).execute();
        handle.createUpdate("insert into person_keys (person, wrapped, made_at) values (:id, :wrapped, :now)")
            .bind("id", person).bind("wrapped", wrappedKey).bind("now", now).execute();
    }

    /** A person to be added, with one detail of theirs. */
    record Fresh(UUID person, byte[] wrappedKey, byte[] sealed) {
    }

    void addAll(Handle handle, String field, List<Fresh> all, Instant now) {
        if (all.isEmpty()) {
            return;
        }
        var persons = handle.prepareBatch("insert into persons (id, made_at) values (:id, :now)");
        var keys = handle.prepareBatch("insert into person_keys (person, wrapped, made_at) values (:id, :wrapped, :now)");
        var details = handle.prepareBatch("insert into person_details (person, field, sealed, changed_at) values (:id, :field, :sealed, :now)");
        for (Fresh one : all) {
            persons.bind("id", one.person).bind("now", now).add();
            keys.bind("id", one.person).bind("wrapped", one.wrappedKey).bind("now", now).add();
            details.bind("id", one.person).bind("field", field).bind("sealed", one.sealed).bind("now", now).add();
        }
        persons.execute();
        keys.execute();
        details.execute();
    }

    Instant madeAt(Handle handle, UUID person) {
        return handle.createQuery("select made_at from persons where id = :id").bind("id", person).mapTo(Instant.class).one();
    }

    boolean exists(Handle handle, UUID person) {
        return handle.createQuery("select count(*) from persons where id = :id and erased_at is null and joined_into is null")
            .bind("id", person).mapTo(Long.class).one() > 0;
    }

    /** Whose account this one was joined to, if it was. */
    Optional<UUID> joinedInto(Handle handle, UUID person) {
        return handle.createQuery("select joined_into from persons where id = :id and joined_into is not null")
            .bind("id", person).mapTo(UUID.class).findOne();
    }

    /** Whose account it is in the end. */
    UUID whoIs(Handle handle, UUID account) {
        UUID person = account;
        for (Optional<UUID> other; (other = joinedInto(handle, person)).isPresent();) {
            person = other.get();
        }
        return person;
    }

    /** The accounts that were joined to this one itself. */
    List<UUID> joinedTo(Handle handle, UUID person) {
        return handle.createQuery("select id from persons where joined_into = :person order by made_at, id").bind("person", person).mapTo(UUID.class).list();
    }

    boolean isDisabled(Handle handle, UUID person) {
        return handle.createQuery("select count(*) from persons where id = :id and disabled_at is not null")
            .bind("id", person).mapTo(Long.class).one() > 0;
    }

    /** @param now empty when they may come in again @return whether that is a change */
    boolean setDisabled(Handle handle, UUID person, Optional<Instant> now) {
        return handle.createUpdate("update persons set disabled_at = :now where id = :id and erased_at is null and (disabled_at is null) <> (cast(:now as bigint) is null)")
            .bind("now", now.orElse(null)).bind("id", person).execute() == 1;
    }

    Optional<byte[]> wrappedKey(Handle handle, UUID person) {
        return handle.createQuery("select wrapped from person_keys where person = :person")
            .bind("person", person).mapTo(byte[].class).findOne();
    }

    void setDetail(Handle handle, UUID person, String field, byte[] sealed, Instant now) {
        handle.createUpdate("""
                insert into person_details (person, field, sealed, changed_at) values (:person, :field, :sealed, :now)
                on conflict (person, field) do update set sealed = excluded.sealed, changed_at = excluded.changed_at""")
            .bind("person", person).bind("field", field).bind("sealed", sealed).bind("now", now).execute();
    }

    Optional<byte[]> detail(Handle handle, UUID person, String field, Instant notBefore) {
        return handle.createQuery("""
                select sealed from person_details
                where person = :person and field = :field and changed_at >= :since""")
            .bind("person", person).bind("field", field).bind("since", notBefore).mapTo(byte[].class).findOne();
    }

    Map<String, byte[]> details(Handle handle, UUID person) {
        return handle.createQuery("select field, sealed from person_details where person = :person")
            .bind("person", person).reduceRows(new TreeMap<>(), (all, row) -> {
                all.put(row.getColumn("field", String.class), row.getColumn("sealed", byte[].class));
                return all;
            });
    }

    /** What is sealed, with the key that lies sealed beside it. */
    record Locked(byte[] wrapped, byte[] sealed) {
    }

    /** One detail of several people at once. */
    Map<UUID, Locked> details(Handle handle, Collection<UUID> persons, String field) {
        return persons.isEmpty() ? Map.of() : handle.createQuery("""
                select d.person, d.sealed, k.wrapped from person_details d join person_keys k on k.person = d.person
                where d.person in (<persons>) and d.field = :field""")
            .bindList("persons", List.copyOf(persons)).bind("field", field).reduceRows(new HashMap<>(), (all, row) -> {
                all.put(row.getColumn("person", UUID.class), new Locked(row.getColumn("wrapped", byte[].class), row.getColumn("sealed", byte[].class)));
                return all;
            });
    }

    void removeDetail(Handle handle, UUID person, String field) {
        handle.createUpdate("delete from person_details where person = :person and field = :field")
            .bind("person", person).bind("field", field).execute();
    }

    /** Without the key nothing that was sealed can be read again, not even from an older copy of these rows alone. */
    void erase(Handle handle, UUID person, Instant now) {
        for (String table : List.of("person_keys", "person_details")) {
            handle.createUpdate("delete from " + table + " where person = :person").bind("person", person).execute();
        }
        handle.createUpdate("update persons set erased_at = :now, joined_into = null where id = :person")
            .bind("now", now).bind("person", person).execute();
    }
}
