package qadam.exam;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;

/** All that others may know of running exams: how many there are, and whether a learner is sitting one now. A tutor then keeps silent. */
public final class OpenAttempts {
    private final AttemptStore store = new AttemptStore();
    private final Database database;
    private final InstantSource clock;

    public OpenAttempts(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How many sit one at this moment, with or without its counting. */
    public int running() {
        return database.read(handle -> store.running(handle, clock.instant()));
    }

    /** Rehearsals don't count: help is welcome there. */
    public boolean isSitting(long learner) {
        return database.read(handle -> store.isSitting(handle, learner, clock.instant()));
    }

    /** The same of all keys of one person, with the moment at which the last of their attempts closes by itself. */
    public Optional<Instant> sittingUntil(Handle handle, List<Long> learners) {
        return store.sittingUntil(handle, learners, clock.instant());
    }
}
