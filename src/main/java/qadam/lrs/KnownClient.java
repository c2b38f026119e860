package qadam.lrs;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * A client as it is kept. @param origins of web pages that may speak as this client @param closedAt since when it opens nothing any more
 * @param usedAt to the minute
 */
public record KnownClient(String name, Set<Scope> scopes, Set<String> origins, Instant madeAt, Optional<Instant> usedAt, Optional<Instant> closedAt) {
    public boolean isOpen() {
        return closedAt.isEmpty();
    }
}
