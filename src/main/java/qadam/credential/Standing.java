package qadam.credential;

import java.time.Instant;
import java.util.Optional;

/**
 * How a credential stands in the count, for its holder.
 *
 * @param until when a claim that waits will be public at the latest; empty when it is, or when there is none
 */
public record Standing(State state, Optional<Instant> until) {
    /** What the holder can still do. */
    public enum State {
        /** Issued to a confirmed person with a tag: nothing to do. */
        COUNTED,
        /** Claimed since. */
        CLAIMED,
        /** The holder may give the national id, and is counted from then on. */
        OPEN,
        /** First the office has to confirm the holder with the national id. */
        UNSEEN,
        /** A rehearsal, revoked, or of a year whose count is closed. */
        NEVER
    }

    static Standing of(State state) {
        return new Standing(state, Optional.empty());
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }
}
