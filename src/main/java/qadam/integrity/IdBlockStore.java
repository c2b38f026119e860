package qadam.integrity;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.PersonJoined;

/** Keyed marks of ids for a week, and whose id was one of a burst. */
final class IdBlockStore {
    /** Seen again, it keeps its first day: the week is that of the burst. But it is of whoever it was seen for last: a mistaken account is not what stands in the block. */
    void note(Handle handle, byte[] block, byte[] mark, UUID person, Instant now) {
        handle.createUpdate("""
                insert into id_blocks (block, mark, person, seen_at) values (:block, :mark, :person, :now)
                on conflict (block, mark) do update set person = excluded.person""")
            .bind("block", block).bind("mark", mark).bind("person", person).bind("now", now).execute();
    }

    int count(Handle handle, byte[] block, Instant since) {
        return handle.createQuery("select count(*) from id_blocks where block = :block and seen_at >= :since")
            .bind("block", block).bind("since", since).mapTo(Integer.class).one();
    }

    /** Everybody in the block. */
    void noteBurst(Handle handle, byte[] block, Instant since, int ids, Instant now) {
        handle.createUpdate("""
                insert into id_bursts (person, ids, noticed_at)
                select distinct person, cast(:ids as integer), cast(:now as bigint) from id_blocks where block = :block and seen_at >= :since
                on conflict (person) do update set ids = excluded.ids""")
            .bind("ids", ids).bind("now", now).bind("block", block).bind("since", since).execute();
    }

    /** How many ids the burst has in which this person's stands; 0 when there is none. */
    int burst(Handle handle, UUID person) {
        return handle.createQuery("select ids from id_bursts where person = :person").bind("person", person).mapTo(Integer.class).findOne().orElse(0);
    }

    /** When the marks of a person's ids were made. */
    List<Instant> of(Handle handle, UUID person) {
        return handle.createQuery("select seen_at from id_blocks where person = :person order by seen_at").bind("person", person)
            .mapTo(Instant.class).list();
    }

    /** A burst in which either's id stood goes on to be looked at; of two, theirs. Marks stay: a copy of them would outlive their week. */
    void join(PersonJoined joined) {
        joined.move("id_bursts", "person", "t.person = :from and not exists (select 1 from id_bursts o where o.person = :into)");
    }

    void erase(Handle handle, UUID person) {
        handle.createUpdate("delete from id_blocks where person = :person").bind("person", person).execute();
        handle.createUpdate("delete from id_bursts where person = :person").bind("person", person).execute();
    }

    int forgetMarks(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from id_blocks where (block, mark) in (
                    select block, mark from id_blocks where seen_at < :before order by seen_at limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }

    int forgetBursts(Handle handle, Instant before, int most) {
        return handle.createUpdate("""
                delete from id_bursts where person in (select person from id_bursts where noticed_at < :before limit :most)""")
            .bind("before", before).bind("most", most).execute();
    }
}
