package qadam.credential;

import java.util.Optional;
import qadam.identity.NationalId;
import qadam.shared.Region;

/**
 * What a holder gives for a credential: the name to print, the region to count in and, if they wish and the office has seen it on their
 * document, the national id. Of anybody else it is not read.
 */
public record Claim(String name, Region region, Optional<NationalId> nationalId) {
}
