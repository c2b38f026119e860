package qadam.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Ids;

/** Ways to come in: user names with a password's hash, passkeys, recovery codes. */
final class SignInStore {
    /** False when the name or the key is somebody's already. */
    boolean add(Handle handle, UUID person, String kind, String issuer, String subject, byte[] secret, long uses, Instant now) {
        return handle.createUpdate("""
                insert into sign_ins (person, kind, issuer, subject, secret, uses, made_at)
                values (:person, :kind, :issuer, :subject, :secret, :uses, :now)
                on conflict (kind, issuer, subject) do nothing""")
            .bind("person", person).bind("kind", kind).bind("issuer", issuer).bind("subject", subject)
            .bind("secret", secret).bind("uses", uses).bind("now", now).execute() == 1;
    }

    Optional<SignInWay> find(Handle handle, String kind, String issuer, String subject) {
        return handle.createQuery("select * from sign_ins where kind = :kind and issuer = :issuer and subject = :subject")
            .bind("kind", kind).bind("issuer", issuer).bind("subject", subject).map(SignInStore::way).findOne();
    }

    long passkeys(Handle handle) {
        return handle.createQuery("select count(*) from sign_ins where kind = 'passkey'").mapTo(Long.class).one();
    }

    List<SignInWay> of(Handle handle, UUID person) {
        return handle.createQuery("select * from sign_ins where person = :person order by number")
            .bind("person", person).map(SignInStore::way).list();
    }

    /** False when the way in has been taken away meanwhile. */
    boolean used(Handle handle, long number, long uses, Instant now) {
        return handle.createUpdate("update sign_ins set used_at = :now, uses = :uses where number = :number")
            .bind("now", now).bind("uses", uses).bind("number", number).execute() == 1;
    }

    /** They came in by what stands in no row of its own, a recovery code or a link: their account is in use all the same. */
    void cameIn(Handle handle, UUID person, Instant now) {
        handle.createUpdate("update sign_ins set used_at = :now where person = :person and kind = 'name'")
            .bind("now", now).bind("person", person).execute();
    }

    void setPassword(Handle handle, UUID person, byte[] hash) {
        handle.createUpdate("update sign_ins set secret = :hash where person = :person and kind = 'name'")
            .bind("hash", hash).bind("person", person).execute();
    }

    /** True when there was such a one. @param kind a passkey or a sign-on */
    boolean remove(Handle handle, UUID person, String kind, long number) {
        return handle.createUpdate("delete from sign_ins where person = :person and number = :number and kind = :kind")
            .bind("person", person).bind("kind", kind).bind("number", number).execute() == 1;
    }

    void call(Handle handle, UUID person, long number, byte[] sealedName) {
        handle.createUpdate("update sign_ins set sealed_name = :name where person = :person and number = :number and kind = 'passkey'")
            .bind("name", sealedName).bind("person", person).bind("number", number).execute();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from sign_ins where person = :person").bind("person", person).execute();
        handle.createUpdate("delete from recovery_codes where person = :person").bind("person", person).execute();
    }

    /** The old ones are worth nothing from now on. */
    void replaceCodes(Handle handle, UUID person, List<byte[]> hashes, Instant now) {
        handle.createUpdate("delete from recovery_codes where person = :person").bind("person", person).execute();
        for (byte[] hash : hashes) {
            handle.createUpdate("insert into recovery_codes (hash, person, made_at) values (:hash, :person, :now)")
                .bind("hash", hash).bind("person", person).bind("now", now).execute();
        }
    }

    long codesLeft(Handle handle, UUID person) {
        return handle.createQuery("select count(*) from recovery_codes where person = :person")
            .bind("person", person).mapTo(Long.class).one();
    }

    Optional<UUID> ownerOfCode(Handle handle, byte[] hash) {
        return handle.createQuery("select person from recovery_codes where hash = :hash").bind("hash", hash).mapTo(UUID.class).findOne();
    }

    /** Whose code it is; the code is gone afterwards. */
    Optional<UUID> useCode(Handle handle, byte[] hash) {
        Optional<UUID> person = ownerOfCode(handle, hash);
        int gone = handle.createUpdate("delete from recovery_codes where hash = :hash").bind("hash", hash).execute();
        return gone == 1 ? person : Optional.empty();
    }

    private static SignInWay way(ResultSet row, StatementContext context) throws SQLException {
        long used = row.getLong("used_at");
        Optional<Instant> usedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(used));
        return new SignInWay(row.getLong("number"), Ids.uuid(row.getBytes("person")), row.getString("kind"),
            row.getString("issuer"), row.getString("subject"), Optional.ofNullable(row.getBytes("secret")),
            row.getLong("uses"), Instant.ofEpochMilli(row.getLong("made_at")), usedAt, Optional.ofNullable(row.getBytes("sealed_name")));
    }
}
