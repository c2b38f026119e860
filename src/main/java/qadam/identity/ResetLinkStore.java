package qadam.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Links that let somebody in again, by the hash of their token. */
final class ResetLinkStore {
    void add(Handle handle, byte[] hash, UUID person, Optional<UUID> maker, Instant now, Instant expires) {
        handle.createUpdate("""
                insert into reset_links (hash, person, made_by, made_at, expires_at)
                values (:hash, :person, :maker, :now, :expires)""")
            .bind("hash", hash).bind("person", person).bind("maker", maker.orElse(null))
            .bind("now", now).bind("expires", expires).execute();
    }

    Optional<UUID> person(Handle handle, byte[] hash, Instant now) {
        return handle.createQuery("select person from reset_links where hash = :hash and ended_at is null and expires_at > :now")
            .bind("hash", hash).bind("now", now).mapTo(UUID.class).findOne();
    }

    /** Until when the person's link holds, when they have one. */
    Optional<Instant> open(Handle handle, UUID person, Instant now) {
        return handle.createQuery("""
                select max(expires_at) from reset_links where person = :person and ended_at is null and expires_at > :now""")
            .bind("person", person).bind("now", now).mapTo(Long.class).findOne().map(Instant::ofEpochMilli);
    }

    /** False when somebody else was quicker. */
    boolean use(Handle handle, byte[] hash, Instant now) {
        return handle.createUpdate("update reset_links set ended_at = :now where hash = :hash and ended_at is null and expires_at > :now")
            .bind("now", now).bind("hash", hash).execute() == 1;
    }

    /** How many links that still held have ended now. */
    int endAll(Handle handle, UUID person, Instant now) {
        return handle.createUpdate("update reset_links set ended_at = :now where person = :person and ended_at is null and expires_at > :now")
            .bind("now", now).bind("person", person).execute();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from reset_links where person = :person").bind("person", person).execute();
    }
}
