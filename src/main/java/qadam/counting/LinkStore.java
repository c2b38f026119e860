package qadam.counting;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

/** A guardian's link, kept as the hash of its secret. */
final class LinkStore {
    /** @param group in which the child is @param maker who answers for it */
    record Link(UUID person, long group, UUID maker, Instant endsAt) {
    }

    /** A child has one; a new one is the end of the old. */
    void make(Handle handle, byte[] hash, Link link, Instant now) {
        remove(handle, link.person());
        handle.createUpdate("""
                insert into count_links (hash, person, organisation, made_by, made_at, ends_at) values (:hash, :person, :group, :maker, :now, :end)""")
            .bind("hash", hash).bind("person", link.person()).bind("group", link.group()).bind("maker", link.maker()).bind("now", now)
            .bind("end", link.endsAt()).execute();
    }

    Optional<Link> find(Handle handle, byte[] hash, Instant now) {
        return handle.createQuery("select person, organisation, made_by, ends_at from count_links where hash = :hash and ends_at > :now")
            .bind("hash", hash).bind("now", now).map((row, context) -> new Link(Ids.uuid(row.getBytes("person")), row.getLong("organisation"),
                Ids.uuid(row.getBytes("made_by")), Instant.ofEpochMilli(row.getLong("ends_at")))).findOne();
    }

    Optional<Instant> madeFor(Handle handle, UUID person) {
        return handle.createQuery("select made_at from count_links where person = :person").bind("person", person).mapTo(Instant.class).findOne();
    }

    /** For how many children somebody has made one that still holds. */
    long madeBy(Handle handle, UUID person) {
        return handle.createQuery("select count(*) from count_links where made_by = :person").bind("person", person).mapTo(Long.class).one();
    }

    void remove(Handle handle, UUID person) {
        handle.createUpdate("delete from count_links where person = :person").bind("person", person).execute();
    }

    void eraseMaker(Handle handle, UUID person) {
        handle.createUpdate("delete from count_links where made_by = :person").bind("person", person).execute();
    }

    int forget(Handle handle, Instant now, int most) {
        return handle.createUpdate("delete from count_links where hash in (select hash from count_links where ends_at <= :now limit :most)")
            .bind("now", now).bind("most", most).execute();
    }
}
