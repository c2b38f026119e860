package qadam.roster;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Who writes a roster now: one row each, whether a page, another node or the command line does. */
final class LeaseStore {
    /** @return false when somebody else has it */
    boolean take(Handle handle, long roster, UUID mark, Instant now, Instant until) {
        return handle.createUpdate("""
                insert into roster_leases (roster, mark, until_at) values (:roster, :mark, :until) on conflict (roster) do update
                set mark = excluded.mark, until_at = excluded.until_at where roster_leases.until_at < :now""")
            .bind("roster", roster).bind("mark", mark).bind("now", now).bind("until", until).execute() == 1;
    }

    /** @return false when it has run out and somebody else has taken it */
    boolean keep(Handle handle, long roster, UUID mark, Instant until) {
        return handle.createUpdate("update roster_leases set until_at = :until where roster = :roster and mark = :mark")
            .bind("roster", roster).bind("mark", mark).bind("until", until).execute() == 1;
    }

    void end(Handle handle, long roster, UUID mark) {
        handle.createUpdate("delete from roster_leases where roster = :roster and mark = :mark").bind("roster", roster).bind("mark", mark).execute();
    }
}
