package qadam.scim;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Tokens by their keyed hash. */
final class TokenStore {
    void add(Handle handle, long organisation, byte[] hash, String label, Instant now, Instant expires) {
        handle.createUpdate("insert into scim_tokens (organisation, hash, label, made_at, expires_at) values (:organisation, :hash, :label, :now, :expires)")
            .bind("organisation", organisation).bind("hash", hash).bind("label", label).bind("now", now).bind("expires", expires).execute();
    }

    Optional<Token> find(Handle handle, byte[] hash) {
        return handle.createQuery("select * from scim_tokens where hash = :hash").bind("hash", hash).map(TokenStore::token).findOne();
    }

    /** The newest first. */
    List<Token> of(Handle handle, long organisation, int most) {
        return handle.createQuery("select * from scim_tokens where organisation = :organisation order by number desc limit :most")
            .bind("organisation", organisation).bind("most", most).map(TokenStore::token).list();
    }

    long countOpen(Handle handle, long organisation, Instant now) {
        return handle.createQuery("select count(*) from scim_tokens where organisation = :organisation and ended_at is null and expires_at > :now")
            .bind("organisation", organisation).bind("now", now).mapTo(Long.class).one();
    }

    boolean end(Handle handle, long organisation, long number, Instant now) {
        return handle.createUpdate("update scim_tokens set ended_at = :now where organisation = :organisation and number = :number and ended_at is null")
            .bind("now", now).bind("organisation", organisation).bind("number", number).execute() == 1;
    }

    void used(Handle handle, long number, Instant now) {
        handle.createUpdate("update scim_tokens set used_at = :now where number = :number").bind("now", now).bind("number", number).execute();
    }

    private static Token token(ResultSet row, StatementContext context) throws SQLException {
        return new Token(row.getLong("number"), row.getLong("organisation"), row.getString("label"), Instant.ofEpochMilli(row.getLong("made_at")),
            Instant.ofEpochMilli(row.getLong("expires_at")), moment(row, "ended_at"), moment(row, "used_at"));
    }

    private static Optional<Instant> moment(ResultSet row, String column) throws SQLException {
        long millis = row.getLong(column);
        return row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(millis));
    }
}
