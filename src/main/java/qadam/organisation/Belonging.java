package qadam.organisation;

import java.time.Instant;
import java.util.UUID;

/** That somebody belongs to a place of a branch now. */
public record Belonging(long organisation, UUID person, Instant sinceAt) {
}
