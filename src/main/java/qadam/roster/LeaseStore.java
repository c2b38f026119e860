package qadam.roster;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Who writes a roster now: one row each, whether a page, another node or the command line does. */
final class LeaseStore {
    /** @return false when somebody else has it */
    boolean take(Handle handle, long roster, UUID holder, Instant now, Instant until) {
        return handle.createUpdate("""
                insert into roster_leases (roster, holder, until_at) values (:roster, :holder, :until) on conflict (roster) do update
                set holder = excluded.holder, until_at = excluded.until_at where roster_leases.until_at < :now""")
            .bind("roster", roster).bind("holder", holder).bind("now", now).bind("until", until).execute() == 1;
    }

    /** @return false when it has run out and somebody else has taken it */
    boolean keep(Handle handle, long roster, UUID holder, Instant until) {
        return handle.createUpdate("update roster_leases set until_at = :until where roster = :roster and holder = :holder")
            .bind("roster", roster).bind("holder", holder).bind("until", until).execute() == 1;
    }

    void end(Handle handle, long roster, UUID holder) {
        handle.createUpdate("delete from roster_leases where roster = :roster and holder = :holder").bind("roster", roster).bind("holder", holder).execute();
    }
}
