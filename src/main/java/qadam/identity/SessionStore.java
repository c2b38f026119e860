package qadam.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;
import qadam.shared.Prepared;
import qadam.web.Door;
import qadam.web.Role;

/** Sessions by the hash of their token. */
final class SessionStore {
    private static final String WITH_ROLES = """
        select s.*, g.role from sessions s left join role_grants g on g.person = s.person and g.ended_at is null where s.hash = ?""";

    Optional<Session> find(Handle handle, byte[] hash) {
        return handle.createQuery("select * from sessions where hash = :hash").bind("hash", hash)
            .map((row, context) -> session(row)).findOne();
    }

    /** The session, and what its person may do now. */
    record WithRoles(Session session, Set<Role> roles) {
    }

    /** Both in one statement, and in plain JDBC: this is asked with every request. */
    Optional<WithRoles> findWithRoles(Handle handle, byte[] hash) {
        try (Prepared prepared = Prepared.of(handle, WITH_ROLES)) {
            prepared.statement().setBytes(1, hash);
            try (ResultSet row = prepared.statement().executeQuery()) {
                return row.next() ? Optional.of(withRoles(row)) : Optional.empty();
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static WithRoles withRoles(ResultSet row) throws SQLException {
        Session session = session(row);
        Set<Role> roles = EnumSet.noneOf(Role.class);
        do {
            Optional.ofNullable(row.getString("role")).map(Role::valueOf).ifPresent(roles::add);
        } while (row.next());
        return new WithRoles(session, roles);
    }

    List<Session> of(Handle handle, UUID person) {
        return handle.createQuery("select * from sessions where person = :person order by seen_at desc")
            .bind("person", person).map((row, context) -> session(row)).list();
    }

    /** False when the browser's session was kept already, by its other tab. */
    boolean add(Handle handle, Session session) {
        return handle.createUpdate("""
                insert into sessions (hash, learner, person, device, made_at, proved_at, seen_at, door)
                values (:hash, :learner, :person, :device, :made, :proved, :seen, :door) on conflict (hash) do nothing""")
            .bind("hash", session.hash()).bind("learner", session.learner().orElse(null))
            .bind("person", session.person().orElse(null)).bind("device", session.device())
            .bind("made", session.madeAt()).bind("proved", session.provedAt().orElse(null))
            .bind("seen", session.seenAt()).bind("door", session.door().map(Door::name).orElse(null)).execute() == 1;
    }

    /** By which sign-on it was opened, as what session of the issuer, and when its holder last showed the issuer who they are. */
    void mark(Handle handle, byte[] hash, long signIn, Optional<String> issuerSession, Optional<Instant> provedAt) {
        handle.createUpdate("update sessions set sign_in = :way, issuer_session = :session, proved_at = :proved where hash = :hash")
            .bind("way", signIn).bind("session", issuerSession.orElse(null)).bind("proved", provedAt.orElse(null)).bind("hash", hash).execute();
    }

    /** The same person's next session, by the same door, is of the same sign-on. */
    void inherit(Handle handle, byte[] before, byte[] after) {
        handle.createUpdate("""
                update sessions set sign_in = (select b.sign_in from sessions b where b.hash = :before),
                    issuer_session = (select b.issuer_session from sessions b where b.hash = :before)
                where hash = :after and door like '%SSO' and exists (
                    select 1 from sessions b where b.hash = :before and b.person = sessions.person and b.sign_in is not null)""")
            .bind("before", before).bind("after", after).execute();
    }

    /** @return how many there were */
    int endOfIssuer(Handle handle, String issuerSession) {
        List<byte[]> hashes = handle.createQuery("select hash from sessions where issuer_session = :session").bind("session", issuerSession).mapTo(byte[].class).list();
        remove(handle, hashes);
        return hashes.size();
    }

    void endOfSignOn(Handle handle, long signIn) {
        remove(handle, handle.createQuery("select hash from sessions where sign_in = :way").bind("way", signIn).mapTo(byte[].class).list());
    }

    void endUnnamedOfSignOn(Handle handle, long signIn) {
        remove(handle, handle.createQuery("select hash from sessions where sign_in = :way and issuer_session is null").bind("way", signIn).mapTo(byte[].class).list());
    }

    void strengthen(Handle handle, byte[] hash, Door door) {
        handle.createUpdate("update sessions set door = :door where hash = :hash").bind("door", door.name()).bind("hash", hash).execute();
    }

    void seen(Handle handle, byte[] hash, Instant now) {
        handle.createUpdate("update sessions set seen_at = :now where hash = :hash")
            .bind("now", now).bind("hash", hash).execute();
    }

    void remove(Handle handle, byte[] hash) {
        remove(handle, List.of(hash));
    }

    void removeAll(Handle handle, UUID person) {
        handle.createUpdate("delete from sessions where person = :person").bind("person", person).execute();
    }

    void removeAll(Handle handle, UUID person, Door door) {
        handle.createUpdate("delete from sessions where person = :person and door = :door").bind("person", person).bind("door", door.name()).execute();
    }

    /** @return how many of those that nobody has used since then were removed */
    int forget(Handle handle, Instant before, int most) {
        List<byte[]> unused = unused(handle, before, most);
        remove(handle, unused);
        return unused.size();
    }

    private static List<byte[]> unused(Handle handle, Instant before, int most) {
        return handle.createQuery("select hash from sessions where seen_at < :before limit :most")
            .bind("before", before).bind("most", most).mapTo(byte[].class).list();
    }

    /** That their person came by, and when, stays known: how long an account has been unused is counted from it. */
    private static void remove(Handle handle, List<byte[]> hashes) {
        if (hashes.isEmpty()) {
            return;
        }
        var seen = handle.prepareBatch("""
            update persons set seen_at = (select s.seen_at from sessions s where s.hash = :hash)
            where id = (select s.person from sessions s where s.hash = :hash) and seen_at < (select s.seen_at from sessions s where s.hash = :hash)""");
        var gone = handle.prepareBatch("delete from sessions where hash = :hash");
        hashes.forEach(hash -> {
            seen.bind("hash", hash).add();
            gone.bind("hash", hash).add();
        });
        seen.execute();
        gone.execute();
    }

    private static Session session(ResultSet row) throws SQLException {
        long learner = row.getLong("learner");
        Optional<Long> known = row.wasNull() ? Optional.empty() : Optional.of(learner);
        long proved = row.getLong("proved_at");
        Optional<Instant> provedAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(proved));
        return new Session(row.getBytes("hash"), known, Optional.ofNullable(row.getBytes("person")).map(Ids::uuid),
            row.getString("device"), Instant.ofEpochMilli(row.getLong("made_at")), provedAt,
            Instant.ofEpochMilli(row.getLong("seen_at")), Optional.ofNullable(row.getString("door")).map(Door::valueOf));
    }
}
