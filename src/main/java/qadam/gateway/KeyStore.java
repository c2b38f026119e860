package qadam.gateway;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Ids;

/** Keys by their keyed hash. */
final class KeyStore {
    void add(Handle handle, UUID person, byte[] hash, byte[] label, Instant now) {
        handle.createUpdate("insert into gateway_keys (person, hash, sealed_name, made_at) values (:person, :hash, :label, :now)")
            .bind("person", person).bind("hash", hash).bind("label", label).bind("now", now).execute();
    }

    Optional<KeyRow> find(Handle handle, byte[] hash) {
        return handle.createQuery("select * from gateway_keys where hash = :hash").bind("hash", hash).map(KeyStore::row).findOne();
    }

    /** The newest first. */
    List<KeyRow> of(Handle handle, UUID person, int most) {
        return handle.createQuery("select * from gateway_keys where person = :person order by number desc limit :most")
            .bind("person", person).bind("most", most).map(KeyStore::row).list();
    }

    long countOpen(Handle handle, UUID person) {
        return handle.createQuery("select count(*) from gateway_keys where person = :person and ended_at is null")
            .bind("person", person).mapTo(Long.class).one();
    }

    boolean end(Handle handle, UUID person, long number, Instant now) {
        return handle.createUpdate("update gateway_keys set ended_at = :now where person = :person and number = :number and ended_at is null")
            .bind("now", now).bind("person", person).bind("number", number).execute() == 1;
    }

    void used(Handle handle, long number, Instant now) {
        handle.createUpdate("update gateway_keys set used_at = :now where number = :number").bind("now", now).bind("number", number).execute();
    }

    int endUnused(Handle handle, Instant before, Instant now, int most) {
        return handle.createUpdate("""
            update gateway_keys set ended_at = :now where number in
            (select number from gateway_keys where ended_at is null and coalesce(used_at, made_at) < :before order by number limit :most)""")
            .bind("now", now).bind("before", before).bind("most", most).execute();
    }

    int forgetEnded(Handle handle, Instant before, int most) {
        return handle.createUpdate("delete from gateway_keys where number in (select number from gateway_keys where ended_at < :before order by number limit :most)")
            .bind("before", before).bind("most", most).execute();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from gateway_keys where person = :person").bind("person", person).execute();
    }

    private static KeyRow row(ResultSet row, StatementContext context) throws SQLException {
        return new KeyRow(row.getLong("number"), Ids.uuid(row.getBytes("person")), row.getBytes("sealed_name"), Instant.ofEpochMilli(row.getLong("made_at")),
            moment(row, "used_at"), moment(row, "ended_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
