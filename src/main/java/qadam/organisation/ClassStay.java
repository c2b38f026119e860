package qadam.organisation;

import java.time.Instant;
import java.util.Optional;

/** That somebody belongs or belonged to a class. @param grade as the class says now @param untilAt when they left it or it was closed; empty while it holds */
public record ClassStay(long number, Optional<Integer> grade, Instant sinceAt, Optional<Instant> untilAt) {
    public boolean holds() {
        return untilAt.isEmpty();
    }
}
