package qadam.identity;

import java.time.Instant;
import java.util.UUID;

/**
 * Something about how a person comes in was changed.
 *
 * @param person whose way in it is
 * @param byThemselves false when somebody of the office, or the operator of the server, did it
 * @param codesLeft how many recovery codes the person still has
 */
public record AccessChanged(UUID person, AccessChange change, boolean byThemselves, long codesLeft, Instant at) {
}
