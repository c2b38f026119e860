package qadam.credential;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What credentials ask about the evidence behind a passed exam, of a package that comes after them; wired in {@code House}. */
public interface Scrutiny {
    /** Where nobody looks. */
    Scrutiny NONE = new Scrutiny() {
        @Override
        public boolean admits(UUID person, UUID attempt, String course) {
            return true;
        }

        @Override
        public Optional<String> standing(Handle handle, UUID attempt) {
            return Optional.empty();
        }
    };

    /**
     * Judges the claim and keeps what was found. Never inside a transaction.
     *
     * @return false when something speaks against it: the person reads what at {@code /claim/ATTEMPT/check}
     */
    boolean admits(UUID person, UUID attempt, String course);

    /** The key of the words that say what stands in the way of a claim; empty when nothing is known to. */
    Optional<String> standing(Handle handle, UUID attempt);
}
