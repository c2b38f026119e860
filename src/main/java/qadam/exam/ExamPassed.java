package qadam.exam;

import java.time.Instant;
import java.util.UUID;
import qadam.shared.Language;

/**
 * A learner has handed in an attempt and passed. Told to listeners in the transaction that stores the result.
 *
 * @param person who sat it: an exam is sat by a signed-in person
 * @param mode as the course says, {@code online}; whether a room makes it supervised is known once its sheet is signed, and asked when the credential is claimed
 * @param sealed true when the form came from a sealed bank; false when its keys are public (open bank)
 */
public record ExamPassed(UUID attempt, long learner, UUID person, String exam, String course, int courseVersion, int level,
                         String track, Language language, Instant startedAt, Instant passedAt, String mode, boolean sealed,
                         int right, int of) {
}
