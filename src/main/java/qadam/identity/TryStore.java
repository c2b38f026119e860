package qadam.identity;

import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** How often something was tried, in rows that all nodes share. */
final class TryStore {
    record Counter(int tries, Instant lastAt) {
    }

    Optional<Counter> find(Handle handle, byte[] key) {
        return handle.createQuery("select tries, last_at from rate_counters where key = :key").bind("key", key)
            .map((row, context) -> new Counter(row.getInt("tries"), Instant.ofEpochMilli(row.getLong("last_at")))).findOne();
    }

    /** Counts one more, beginning anew when the last one was before the given moment. */
    void count(Handle handle, byte[] key, Instant now, Instant forgetBefore) {
        handle.createUpdate("delete from rate_counters where last_at < :old").bind("old", forgetBefore).execute();
        handle.createUpdate("""
                insert into rate_counters (key, tries, last_at) values (:key, 1, :now)
                on conflict (key) do update set tries = rate_counters.tries + 1, last_at = excluded.last_at""")
            .bind("key", key).bind("now", now).execute();
    }

    void takeBack(Handle handle, byte[] key) {
        handle.createUpdate("update rate_counters set tries = tries - 1 where key = :key and tries > 0").bind("key", key).execute();
    }

    void forget(Handle handle, byte[] key) {
        handle.createUpdate("delete from rate_counters where key = :key").bind("key", key).execute();
    }
}
