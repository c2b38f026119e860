package qadam.identity;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.result.RowView;

/** Dated rows of who was confirmed by whom. */
final class ConfirmationStore {
    /** False when the person is confirmed already, or somebody else with the same national id. */
    boolean add(Handle handle, UUID person, String kind, UUID actor, String reason, Optional<byte[]> match, Instant now) {
        return handle.createUpdate("""
                insert into confirmations (person, since_at, kind, actor, reason, match_tag) values (:person, :now, :kind, :actor, :reason, :match)
                on conflict do nothing""")
            .bind("person", person).bind("match", match.orElse(null)).bind("now", now).bind("kind", kind).bind("actor", actor).bind("reason", reason).execute() == 1;
    }

    /** Adds the national id to a confirmation that holds without one. False when there is none such. */
    boolean addMatch(Handle handle, UUID person, byte[] match) {
        return handle.createUpdate("""
                update confirmations set match_tag = :match where person = :person and ended_at is null and match_tag is null""")
            .bind("person", person).bind("match", match).execute() == 1;
    }

    Optional<byte[]> match(Handle handle, UUID person) {
        return handle.createQuery("select match_tag from confirmations where person = :person and ended_at is null and match_tag is not null")
            .bind("person", person).mapTo(byte[].class).findOne();
    }

    /** Whose confirmation holds with this national id. */
    Optional<UUID> confirmedWith(Handle handle, byte[] match) {
        return handle.createQuery("select person from confirmations where match_tag = :match and ended_at is null")
            .bind("match", match).mapTo(UUID.class).findOne();
    }

    /** What is taken back keeps nothing of the national id. False when there is nothing to end. */
    boolean end(Handle handle, UUID person, UUID actor, String reason, Instant now) {
        return handle.createUpdate("""
                update confirmations set match_tag = null, ended_at = :now, ended_by = :actor, end_reason = :reason
                where person = :person and ended_at is null""")
            .bind("now", now).bind("actor", actor).bind("reason", reason).bind("person", person).execute() == 1;
    }

    Optional<String> kindNow(Handle handle, UUID person) {
        return handle.createQuery("select kind from confirmations where person = :person and ended_at is null")
            .bind("person", person).mapTo(String.class).findOne();
    }

    /** The newest first. */
    List<Confirmation> all(Handle handle, UUID person) {
        return handle.createQuery("""
                select kind, since_at, actor, reason, case when match_tag is null then 0 else 1 end as id_seen, ended_at, end_reason
                from confirmations
                where person = :person order by since_at desc""")
            .bind("person", person)
            .reduceRows(new ArrayList<>(), (all, row) -> {
                all.add(confirmation(row));
                return all;
            });
    }

    private static Confirmation confirmation(RowView row) {
        return new Confirmation(row.getColumn("kind", String.class), row.getColumn("since_at", Instant.class),
            row.getColumn("actor", UUID.class), row.getColumn("reason", String.class), row.getColumn("id_seen", Integer.class) == 1,
            Optional.ofNullable(row.getColumn("ended_at", Instant.class)),
            Optional.ofNullable(row.getColumn("end_reason", String.class)));
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from confirmations where person = :person").bind("person", person).execute();
    }
}
