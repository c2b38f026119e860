package qadam.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;

/** Accounts by which nobody has come for long, and who of them was warned. */
final class InactiveStore {
    private static final byte[] BEFORE_ALL = new byte[0];

    /** Without staff, in the order of ids; that somebody came shows in sessions, in what is kept of removed ones, and in ways to sign in. */
    List<UUID> since(Handle handle, Instant moment, Optional<UUID> after, int most) {
        return handle.createQuery("""
                select id from persons p where erased_at is null and joined_into is null and made_at < :moment and p.seen_at < :moment and id > :after
                    and not exists (select 1 from sessions s where s.person = p.id and s.seen_at >= :moment)
                    and not exists (select 1 from sign_ins w where w.person = p.id and w.used_at >= :moment)
                    and not exists (select 1 from role_grants g where g.person = p.id and g.ended_at is null)
                order by id limit :most""")
            .bind("moment", moment).bind("after", after.map(Ids::bytes).orElse(BEFORE_ALL)).bind("most", most).mapTo(UUID.class).list();
    }

    boolean isInactive(Handle handle, UUID person, Instant since) {
        return handle.createQuery("""
                select count(*) from persons p where p.id = :person and made_at < :since and p.seen_at < :since and erased_at is null
                    and not exists (select 1 from sessions s where s.person = p.id and s.seen_at >= :since)
                    and not exists (select 1 from sign_ins w where w.person = p.id and w.used_at >= :since)""")
            .bind("person", person).bind("since", since).mapTo(Integer.class).one() > 0;
    }

    Optional<Instant> warnedAt(Handle handle, UUID person) {
        return handle.createQuery("select warned_at from inactive_warnings where person = :person")
            .bind("person", person).mapTo(Instant.class).findOne();
    }

    void warned(Handle handle, UUID person, Instant now) {
        handle.createUpdate("insert into inactive_warnings (person, warned_at) values (:person, :now) on conflict do nothing")
            .bind("person", person).bind("now", now).execute();
    }

    /** Whoever has come by since is warned anew another time. */
    int cameBack(Handle handle) {
        return handle.createUpdate("""
                delete from inactive_warnings where exists
                    (select 1 from sessions s where s.person = inactive_warnings.person and s.seen_at > inactive_warnings.warned_at)
                or exists (select 1 from sign_ins w where w.person = inactive_warnings.person and w.used_at > inactive_warnings.warned_at)
                or exists (select 1 from persons p where p.id = inactive_warnings.person and p.seen_at > inactive_warnings.warned_at)""")
            .execute();
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from inactive_warnings where person = :person").bind("person", person).execute();
    }
}
