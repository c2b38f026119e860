package qadam.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Ids;

/** The trail's rows and its head. The head's row is changed first, so two nodes never write the same number. */
final class AuditStore {
    record Head(long number, byte[] hash) {
    }

    /** The head as it was, now held by this transaction until its end. */
    Head takeHead(Handle handle) {
        handle.createUpdate("insert into audit_head (one, number, hash) values (1, 0, :zero) on conflict (one) do nothing")
            .bind("zero", AuditEntry.BEFORE_THE_FIRST).execute();
        handle.createUpdate("update audit_head set number = number + 1 where one = 1").execute();
        Head next = head(handle).orElseThrow();
        return new Head(next.number() - 1, next.hash());
    }

    Optional<Head> head(Handle handle) {
        return handle.createQuery("select number, hash from audit_head where one = 1")
            .map((row, context) -> new Head(row.getLong("number"), row.getBytes("hash"))).findOne();
    }

    void add(Handle handle, AuditEntry entry) {
        handle.createUpdate("""
                insert into audit_entries (number, entered_at, actor, act, object, reason, hash)
                values (:number, :at, :actor, :act, :object, :reason, :hash)""")
            .bind("number", entry.number()).bind("at", entry.at()).bind("actor", entry.actor().orElse(null)).bind("act", entry.act())
            .bind("object", entry.object()).bind("reason", entry.reason()).bind("hash", entry.hash()).execute();
        handle.createUpdate("update audit_head set hash = :hash where one = 1").bind("hash", entry.hash()).execute();
    }

    boolean has(Handle handle, String act, String object) {
        return handle.createQuery("select count(*) from audit_entries where object = :object and act = :act").bind("object", object).bind("act", act)
            .mapTo(Long.class).one() > 0;
    }

    /** The newest first, those with a smaller number than the given. */
    List<AuditEntry> before(Handle handle, AuditFilter filter, long number, int most) {
        return bind(handle.createQuery("select * from audit_entries where number < :number" + conditions(filter)
            + " order by number desc limit :most"), filter).bind("number", number).bind("most", most).map(AuditStore::entry).list();
    }

    /** The oldest first, those with a greater number than the given. */
    List<AuditEntry> after(Handle handle, AuditFilter filter, long number, int most) {
        return bind(handle.createQuery("select * from audit_entries where number > :number" + conditions(filter)
            + " order by number limit :most"), filter).bind("number", number).bind("most", most).map(AuditStore::entry).list();
    }

    Optional<byte[]> hash(Handle handle, long number) {
        return handle.createQuery("select hash from audit_entries where number = :number")
            .bind("number", number).mapTo(byte[].class).findOne();
    }

    /** Only what is asked for stands in the query: PostgreSQL does not know the type of a null. */
    private static String conditions(AuditFilter filter) {
        return (filter.act().isPresent() ? " and act = :act" : "") + (filter.actor().isPresent() ? " and actor = :actor" : "")
            + (filter.from().isPresent() ? " and entered_at >= :since" : "") + (filter.to().isPresent() ? " and entered_at < :until" : "");
    }

    private static Query bind(Query query, AuditFilter filter) {
        filter.act().ifPresent(act -> query.bind("act", act));
        filter.actor().ifPresent(actor -> query.bind("actor", actor));
        filter.since().ifPresent(since -> query.bind("since", since));
        filter.until().ifPresent(until -> query.bind("until", until));
        return query;
    }

    /** What somebody did, or was done to them, wherever that was; the oldest first. */
    List<AuditEntry> concerning(Handle handle, UUID person) {
        return handle.createQuery("select * from audit_entries where actor = :person or substr(object, 1, 39) = :object order by number")
            .bind("person", person).bind("object", Subjects.person(person)).map(AuditStore::entry).list();
    }

    /** The same, the newest first. */
    List<AuditEntry> latest(Handle handle, UUID person, int most) {
        return handle.createQuery("select * from audit_entries where actor = :person or substr(object, 1, 39) = :object order by number desc limit :most")
            .bind("person", person).bind("object", Subjects.person(person)).bind("most", most).map(AuditStore::entry).list();
    }

    private static AuditEntry entry(ResultSet row, StatementContext context) throws SQLException {
        return new AuditEntry(row.getLong("number"), Instant.ofEpochMilli(row.getLong("entered_at")),
            Optional.ofNullable(row.getBytes("actor")).map(Ids::uuid),
            row.getString("act"), row.getString("object"), row.getString("reason"), row.getBytes("hash"));
    }
}
