package qadam.credential;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One passed exam of a person's, as whoever counts a class sees it: no score.
 *
 * @param rehearsal whether its questions are public, so that it never counts
 * @param credential its id once it is issued
 * @param counted whether nothing is left to do
 * @param open whether it can still be issued, or counted where it is
 * @param permitted whether it is issued, or may be: of a minor not without the guardian's consent
 */
public record Earned(UUID attempt, String course, Instant passedAt, Supervision.Kind supervision, boolean rehearsal, Optional<UUID> credential,
                     boolean counted, boolean open, boolean permitted) {
}
