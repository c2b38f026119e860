package qadam.classroom;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How often something was guessed wrongly, in rows that all nodes share. */
final class CardTryStore {
    record Counter(int tries, Instant lastAt) {
    }

    Optional<Counter> find(Handle handle, byte[] key) {
        return handle.createQuery("select tries, last_at from card_tries where key = :key").bind("key", key)
            .map((row, context) -> new Counter(row.getInt("tries"), Instant.ofEpochMilli(row.getLong("last_at")))).findOne();
    }

    /** Those of five that there are, in one look-up: it stands in every sign-in. */
    Map<ByteBuffer, Counter> find(Handle handle, byte[] a, byte[] b, byte[] c, byte[] d, byte[] e) {
        return handle.createQuery("select key, tries, last_at from card_tries where key in (:a, :b, :c, :d, :e)")
            .bind("a", a).bind("b", b).bind("c", c).bind("d", d).bind("e", e)
            .reduceRows(new HashMap<>(), (found, row) -> {
                found.put(ByteBuffer.wrap(row.getColumn("key", byte[].class)), new Counter(row.getColumn("tries", Integer.class), Instant.ofEpochMilli(row.getColumn("last_at", Long.class))));
                return found;
            });
    }

    /** @param since what was last counted before is forgotten, and counting begins anew */
    void count(Handle handle, byte[] key, Instant now, Instant since) {
        handle.createUpdate("""
                insert into card_tries (key, tries, last_at) values (:key, 1, :now)
                on conflict (key) do update
                set tries = case when card_tries.last_at < :since then 1 else card_tries.tries + 1 end, last_at = excluded.last_at""")
            .bind("key", key).bind("now", now).bind("since", since).execute();
    }

    void forget(Handle handle, byte[] key) {
        handle.createUpdate("delete from card_tries where key = :key").bind("key", key).execute();
    }

    int forget(Handle handle, Instant before) {
        return handle.createUpdate("delete from card_tries where last_at < :before").bind("before", before).execute();
    }
}
