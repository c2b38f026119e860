package qadam.exam;

import java.util.Optional;
import java.util.UUID;
import qadam.shared.Language;

/**
 * Who begins an attempt.
 *
 * @param learner the learner key to which steps are written now
 * @param seat hash of the session from which they will answer
 * @param device keyed mark of the browser, {@link Devices}
 */
record Candidate(UUID person, long learner, byte[] seat, Language language, Optional<byte[]> device) {
}
