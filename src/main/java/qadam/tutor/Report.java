package qadam.tutor;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Somebody says that an answer is wrong or harmful. Nothing says who: the question stands as it was sent, without personal data.
 *
 * @param lesson {@code course/lesson}, or empty
 * @param note what they wrote, without personal data
 * @param decision what the office found; empty while it is open
 */
public record Report(long number, Instant reportedAt, String language, String lesson, String model, String promptVersion, Reason reason, String note, String question, String answer,
                     Optional<Decision> decision) {
    /** What is wrong with it. */
    public enum Reason {
        WRONG, HARMFUL, LANGUAGE, OTHER;

        public String key() {
            return "tutor.reason." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** What a human found. */
    public enum Decision {
        CONFIRMED, NOT_CONFIRMED;

        public String key() {
            return "tutor.decision." + name().toLowerCase(Locale.ROOT);
        }
    }
}
