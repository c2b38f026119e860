package qadam.proof;

import java.time.Instant;
import java.util.Optional;

/** A key of a trusted issuer and the time in which what it sealed is believed: from inclusive, until exclusive, open when empty. */
public record TrustedKey(VerificationKey key, Optional<Instant> from, Optional<Instant> until) {
    boolean coversTime(Instant sealedAt) {
        return from.map(start -> !sealedAt.isBefore(start)).orElse(true) && until.map(sealedAt::isBefore).orElse(true);
    }
}
