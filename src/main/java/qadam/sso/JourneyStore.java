package qadam.sso;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;
import qadam.shared.Language;

/** Journeys by the hash of their state, each good once; and logout tokens that were taken. */
final class JourneyStore {
    void add(Handle handle, byte[] state, Journey journey, Instant expires) {
        handle.createUpdate("delete from sso_journeys where expires_at < :now").bind("now", journey.begunAt()).execute();
        handle.createUpdate("""
                insert into sso_journeys (hash, provider, session, purpose, language, next, brings, anew, begun_at, expires_at)
                values (:state, :provider, :session, :purpose, :language, :next, :brings, :anew, :begun, :expires)""")
            .bind("state", state).bind("provider", journey.provider()).bind("session", journey.session())
            .bind("purpose", journey.purpose().name()).bind("language", journey.language().tag()).bind("next", journey.next())
            .bind("brings", journey.brings() ? 1 : 0).bind("anew", journey.anew() ? 1 : 0)
            .bind("begun", journey.begunAt()).bind("expires", expires).execute();
    }

    /** The journey is over afterwards, however it ends. */
    Optional<Journey> take(Handle handle, byte[] state, Instant now) {
        Optional<Journey> found = handle.createQuery("select * from sso_journeys where hash = :state and expires_at > :now")
            .bind("state", state).bind("now", now).map(JourneyStore::journey).findOne();
        int gone = handle.createUpdate("delete from sso_journeys where hash = :state").bind("state", state).execute();
        return gone == 1 ? found : Optional.empty();
    }

    /** False when the same token was taken before. */
    boolean noteLogout(Handle handle, byte[] token, Instant expires) {
        return handle.createUpdate("insert into sso_logouts (hash, expires_at) values (:token, :expires) on conflict do nothing")
            .bind("token", token).bind("expires", expires).execute() == 1;
    }

    int forget(Handle handle, Instant now, int most) {
        return handle.createUpdate("delete from sso_journeys where hash in (select hash from sso_journeys where expires_at < :now limit :most)")
            .bind("now", now).bind("most", most).execute()
            + handle.createUpdate("delete from sso_logouts where hash in (select hash from sso_logouts where expires_at < :now limit :most)")
            .bind("now", now).bind("most", most).execute();
    }

    private static Journey journey(ResultSet row, StatementContext context) throws SQLException {
        return new Journey(row.getString("provider"), row.getBytes("session"), Journey.Purpose.valueOf(row.getString("purpose")),
            Language.of(row.getString("language")).orElse(Language.KK), row.getString("next"), row.getInt("brings") == 1, row.getInt("anew") == 1,
            Instant.ofEpochMilli(row.getLong("begun_at")));
    }
}
