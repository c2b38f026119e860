package qadam.roster;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** The right to write one roster, of one reading. Every piece that is written keeps it, so that two never write at once; one that was cut off runs out. */
final class Lease {
    private static final Duration LASTS = Duration.ofMinutes(10);

    private final RosterWorks works;
    private final long roster;
    private final UUID mark = Ids.random();
    private final LeaseStore store = new LeaseStore();

    Lease(RosterWorks works, long roster) {
        this.works = works;
        this.roster = roster;
    }

    /** @throws Refusal when this roster is being written */
    void take(Handle handle) {
        Instant now = works.clock().instant();
        if (!store.take(handle, roster, mark, now, now.plus(LASTS))) {
            throw new Refusal(RosterProblem.RUNNING);
        }
    }

    /** @throws Refusal when it was silent for so long that another writes now */
    void keep(Handle handle) {
        if (!store.keep(handle, roster, mark, works.clock().instant().plus(LASTS))) {
            throw new Refusal(RosterProblem.RUNNING);
        }
    }

    void end() {
        works.database().write(handle -> {
            store.end(handle, roster, mark);
            return null;
        });
    }
}
