package qadam.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What credentials ask of rooms, a package that comes after them; wired in {@code House}. */
public interface Supervision {
    /** Where there are no rooms. */
    Supervision NONE = (handle, attempt) -> new Word(Kind.OUTSIDE, Optional.empty());

    /** What can be said of how an exam was supervised. All but {@link #WAITING} stay so for ever. */
    enum Kind {
        /** In no room: the exam's own mode holds. */
        OUTSIDE,
        /** In a room whose closing sheet is signed, marked present before the exam was handed in. */
        SUPERVISED,
        /** In a room whose sheet nobody has signed in time: it counts as online. */
        UNSIGNED,
        /** In a room whose sheet may still be signed. */
        WAITING,
        /** Sent out of the room: nothing was passed there. */
        EXPELLED
    }

    /** @param until of one that waits, when it stops waiting */
    record Word(Kind kind, Optional<Instant> until) {
    }

    Word of(Handle handle, UUID attempt);
}
