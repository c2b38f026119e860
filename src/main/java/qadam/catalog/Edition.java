package qadam.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An edition of the programme, with its making.
 *
 * @param sinceAt from when on credentials are issued under it
 * @param actor who made it; empty for the first, which came from a file
 * @param reason why, for the office; empty for the first
 */
public record Edition(Programme programme, Instant sinceAt, Optional<UUID> actor, String reason) {
}
