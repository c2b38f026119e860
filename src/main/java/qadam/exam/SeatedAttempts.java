package qadam.exam;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Attempts as a room sees them: begun, handed in, annulled; never an answer or a score. */
public final class SeatedAttempts {
    private final AttemptStore store = new AttemptStore();
    private final Attempts attempts;

    SeatedAttempts(Attempts attempts) {
        this.attempts = attempts;
    }

    /** @param handedInAt empty while somebody sits */
    public record Times(Instant startedAt, Instant deadlineAt, Optional<Instant> handedInAt) {
    }

    public Optional<Times> times(Handle handle, UUID attempt) {
        return store.find(handle, attempt).map(found -> new Times(found.startedAt(), found.deadlineAt(), found.handedInAt()));
    }

    /** The attempt that the person has open, whatever it is of. */
    public Optional<UUID> open(Handle handle, UUID person) {
        return store.findOpen(handle, person).map(Attempt::id);
    }

    /** From now on nothing is passed by it, whatever was answered, and no corrected key raises it. */
    public void annul(Handle handle, UUID attempt, Instant now) {
        store.annul(handle, attempt, now);
    }

    /** Ends it as it stands. Never inside a transaction. */
    public void end(UUID attempt) {
        attempts.end(attempt);
    }

    /** Ends it when its time is over and nobody has looked since. Never inside a transaction. */
    public void endOverdue(UUID attempt) {
        attempts.closeOverdue(attempt);
    }
}
