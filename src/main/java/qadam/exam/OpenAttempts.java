package qadam.exam;

import java.time.InstantSource;
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
}
