package qadam.exam;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What exams ask of rooms, a package that comes after them; wired in {@code House}. Asked inside the transaction that changes the attempt. */
public interface Seating {
    /** Where there are no rooms. */
    Seating NONE = new Seating() {
        @Override
        public void begins(Handle handle, Beginner beginner) {
            // everybody sits where they are
        }

        @Override
        public void moves(Handle handle, UUID attempt) {
            // and goes where they like
        }
    };

    /** @param seat hash of the session that begins */
    record Beginner(UUID person, String exam, UUID attempt, byte[] seat) {
    }

    /**
     * A real attempt begins: whoever sits in a room begins there and nowhere else.
     *
     * @throws qadam.shared.Refusal when the person has entered a room and may not begin in it now
     */
    void begins(Handle handle, Beginner beginner);

    /**
     * An attempt is taken to another browser.
     *
     * @throws qadam.shared.Refusal when it was begun in a room and the invigilator has not allowed it
     */
    void moves(Handle handle, UUID attempt);

    /**
     * An attempt that was over is opened again.
     *
     * @throws qadam.shared.Refusal when it was sat in a room whose sheet is signed, or can be signed no more
     */
    default void reopens(Handle handle, UUID attempt) {
    }
}
