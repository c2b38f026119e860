package qadam.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Questions that a passkey is asked, each good once and for one browser. */
final class ChallengeStore {
    void add(Handle handle, byte[] hash, String purpose, byte[] session, UUID person, Instant now, Instant expires) {
        handle.createUpdate("delete from challenges where expires_at < :now").bind("now", now).execute();
        handle.createUpdate("""
                insert into challenges (hash, purpose, session, handle, expires_at)
                values (:hash, :purpose, :session, :handle, :expires)""")
            .bind("hash", hash).bind("purpose", purpose).bind("session", session).bind("handle", person)
            .bind("expires", expires).execute();
    }

    /** The user handle the question was asked for; the question is gone afterwards, answered well or not. */
    Optional<UUID> take(Handle handle, byte[] hash, String purpose, byte[] session, Instant now) {
        Optional<UUID> person = handle.createQuery("""
                select handle from challenges
                where hash = :hash and purpose = :purpose and session = :session and expires_at > :now""")
            .bind("hash", hash).bind("purpose", purpose).bind("session", session).bind("now", now)
            .mapTo(UUID.class).findOne();
        int gone = handle.createUpdate("delete from challenges where hash = :hash").bind("hash", hash).execute();
        return gone == 1 ? person : Optional.empty();
    }
}
