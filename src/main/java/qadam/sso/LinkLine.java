package qadam.sso;

import java.time.Instant;
import java.util.Optional;

/**
 * One sign-on on its person's page.
 *
 * @param label empty when it is in use here no more
 * @param last whether it is the only way in
 */
public record LinkLine(long number, String label, Instant madeAt, Optional<Instant> usedAt, boolean last) {
}
