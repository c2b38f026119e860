package qadam.roster;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Lists that wait for their reader's yes. */
final class DraftStore {
    /** One a place and reader: a newer takes its place. */
    void add(Handle handle, UUID id, long organisation, UUID person, byte[] sealed, Instant now) {
        handle.createUpdate("delete from roster_drafts where organisation = :organisation and person = :person")
            .bind("organisation", organisation).bind("person", person).execute();
        handle.createUpdate("insert into roster_drafts (id, organisation, person, sealed, made_at) values (:id, :organisation, :person, :sealed, :now)")
            .bind("id", id).bind("organisation", organisation).bind("person", person).bind("sealed", sealed).bind("now", now).execute();
    }

    Optional<byte[]> find(Handle handle, UUID id, long organisation, UUID person, Instant since) {
        return handle.createQuery("""
                select sealed from roster_drafts where id = :id and organisation = :organisation and person = :person and made_at > :since""")
            .bind("id", id).bind("organisation", organisation).bind("person", person).bind("since", since).mapTo(byte[].class).findOne();
    }

    /** @return false when somebody else has taken it, or nobody can any more */
    boolean take(Handle handle, UUID id, long organisation, UUID person) {
        return handle.createUpdate("delete from roster_drafts where id = :id and organisation = :organisation and person = :person")
            .bind("id", id).bind("organisation", organisation).bind("person", person).execute() == 1;
    }

    int forget(Handle handle, Instant before) {
        return handle.createUpdate("delete from roster_drafts where made_at < :before").bind("before", before).execute();
    }

    List<Map<String, Object>> of(Handle handle, UUID person) {
        return handle.createQuery("select organisation, made_at from roster_drafts where person = :person order by made_at").bind("person", person)
            .map((row, context) -> Map.<String, Object>of("organisation", row.getLong("organisation"), "read_at", Instant.ofEpochMilli(row.getLong("made_at")).toString())).list();
    }
}
