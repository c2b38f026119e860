package qadam.joining;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.PersonJoined;

/** Match tags of the national ids that were seen of people, and where. */
final class MatchStore {
    void add(Handle handle, UUID person, byte[] tag, String source, Instant now) {
        handle.createUpdate("insert into match_tags (person, match_tag, source, seen_at) values (:person, :tag, :source, :now) on conflict do nothing")
            .bind("person", person).bind("tag", tag).bind("source", source).bind("now", now).execute();
    }

    List<UUID> others(Handle handle, UUID person, byte[] tag) {
        return handle.createQuery("select distinct person from match_tags where match_tag = :tag and person <> :person")
            .bind("tag", tag).bind("person", person).mapTo(UUID.class).list();
    }

    /** Whether this very id was seen of them. */
    boolean has(Handle handle, UUID person, byte[] tag) {
        return handle.createQuery("select count(*) from match_tags where person = :person and match_tag = :tag").bind("person", person).bind("tag", tag)
            .mapTo(Long.class).one() > 0;
    }

    /** Whether each of the two has a tag and they have none in common. */
    boolean differ(Handle handle, UUID one, UUID other) {
        return handle.createQuery("""
                select case when (select count(*) from match_tags where person = :one) > 0 and (select count(*) from match_tags where person = :other) > 0
                    and not exists (select 1 from match_tags a join match_tags b on b.match_tag = a.match_tag where a.person = :one and b.person = :other) then 1 else 0 end""")
            .bind("one", one).bind("other", other).mapTo(Boolean.class).one();
    }

    void remove(Handle handle, UUID person, String source) {
        handle.createUpdate("delete from match_tags where person = :person and source = :source").bind("person", person).bind("source", source).execute();
    }

    /** Without the tags: they say nothing to anybody but this server. */
    List<Map<String, String>> of(Handle handle, UUID person) {
        return handle.createQuery("select source, seen_at from match_tags where person = :person order by seen_at, source").bind("person", person)
            .map((row, context) -> Map.of("source", row.getString("source"), "seen_at", Instant.ofEpochMilli(row.getLong("seen_at")).toString())).list();
    }

    void join(PersonJoined joined) {
        joined.move("match_tags", "person,match_tag,source", """
            t.person = :from and not exists
                (select 1 from match_tags o where o.person = :into and o.match_tag = t.match_tag and o.source = t.source)""");
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from match_tags where person = :person").bind("person", person).execute();
    }
}
