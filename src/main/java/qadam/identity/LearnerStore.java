package qadam.identity;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;
import qadam.shared.Lane;
import qadam.shared.Prepared;

/** Learner keys and the dated rows that join them to persons. */
final class LearnerStore implements Learners {
    long make(Handle handle, Instant now) {
        return handle.createQuery("insert into learners (key, made_at) values (:key, :now) returning number")
            .bind("key", Ids.random()).bind("now", now)
            .mapTo(Long.class).one();
    }

    /** A key of their own for each of these new persons. */
    void addAll(Handle handle, Collection<UUID> persons, Instant now) {
        if (persons.isEmpty()) {
            return;
        }
        var made = handle.prepareBatch("insert into learners (key, made_at) values (:key, :now)");
        var links = handle.prepareBatch("insert into learner_links (learner, person, since_at) select number, :person, cast(:now as bigint) from learners where key = :key");
        for (UUID person : persons) {
            UUID key = Ids.random();
            made.bind("key", key).bind("now", now).add();
            links.bind("key", key).bind("person", person).bind("now", now).add();
        }
        made.execute();
        links.execute();
    }

    /** Joins the key to the person unless it is somebody's already. */
    void link(Handle handle, long learner, UUID person, Instant now) {
        handle.createUpdate("""
                insert into learner_links (learner, person, since_at)
                select :learner, :person, :now where not exists
                    (select 1 from learner_links where learner = :learner and ended_at is null)
                on conflict do nothing""")
            .bind("learner", learner).bind("person", person).bind("now", now).execute();
    }

    /** From now on nothing says whose these keys were. */
    void unlink(Handle handle, UUID person) {
        handle.createUpdate("delete from learner_links where person = :person").bind("person", person).execute();
    }

    /** The person's own key: the first they had. Made now if there is none. */
    long first(Handle handle, UUID person, Instant now) {
        List<Long> all = of(handle, person);
        if (!all.isEmpty()) {
            return all.getFirst();
        }
        long learner = make(handle, now);
        link(handle, learner, person, now);
        return learner;
    }

    @Override
    public List<Long> of(Handle handle, UUID person) {
        return handle.createQuery("""
                select learner from learner_links where person = :person and ended_at is null
                order by since_at, learner""")
            .bind("person", person).mapTo(Long.class).list();
    }

    /** The keys that were a person's until this moment. */
    List<Long> endedAt(Handle handle, UUID person, Instant moment) {
        return handle.createQuery("select learner from learner_links where person = :person and ended_at = :moment order by learner")
            .bind("person", person).bind("moment", moment).mapTo(Long.class).list();
    }

    @Override
    public Map<UUID, List<Long>> ofEach(Handle handle, Collection<UUID> persons) {
        return persons.isEmpty() ? Map.of() : handle.createQuery("""
                select person, learner from learner_links where person in (<persons>) and ended_at is null order by since_at, learner""")
            .bindList("persons", List.copyOf(persons))
            .reduceRows(new HashMap<>(), (all, row) -> {
                all.computeIfAbsent(row.getColumn("person", UUID.class), person -> new ArrayList<>()).add(row.getColumn("learner", Long.class));
                return all;
            });
    }

    @Override
    public Optional<UUID> person(Handle handle, long learner) {
        return handle.createQuery("select person from learner_links where learner = :learner and ended_at is null")
            .bind("learner", learner).mapTo(UUID.class).findOne();
    }

    @Override
    public OptionalLong number(Handle handle, UUID key) {
        return handle.createQuery("select number from learners where key = :key").bind("key", key).mapTo(Long.class).findOne()
            .map(OptionalLong::of).orElseGet(OptionalLong::empty);
    }

    @Override
    public UUID key(Handle handle, long learner) {
        return handle.createQuery("select key from learners where number = :learner")
            .bind("learner", learner).mapTo(UUID.class).one();
    }

    /** Asked of every commit, so it is plain JDBC: one statement on PostgreSQL, and on SQLite one that is prepared once. */
    @Override
    public Map<Long, UUID> keys(Handle handle, Collection<Long> learners) {
        Map<Long, UUID> keys = HashMap.newHashMap(learners.size());
        boolean together = Lane.of(handle).postgresql();
        try (Prepared prepared = Prepared.of(handle, together
                ? "select number, key from learners where number = any(?)" : "select number, key from learners where number = ?")) {
            PreparedStatement select = prepared.statement();
            if (together) {
                select.setArray(1, handle.getConnection().createArrayOf("int8", learners.toArray()));
                readKeys(select, keys);
                return keys;
            }
            for (long learner : learners) {
                select.setLong(1, learner);
                readKeys(select, keys);
            }
            return keys;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static void readKeys(PreparedStatement select, Map<Long, UUID> keys) throws SQLException {
        try (ResultSet row = select.executeQuery()) {
            while (row.next()) {
                keys.put(row.getLong(1), Ids.uuid(row.getBytes(2)));
            }
        }
    }
}
