package qadam.credential;

import java.util.Optional;
import qadam.identity.NationalId;
import qadam.shared.Region;

/**
 * What a holder gives for a credential: the name to print, the region to count in and, if they wish and the office has seen it on their
 * document, the national id. Of anybody else it is not read.
 */
public record Claim(String name, Region region, Optional<NationalId> nationalId) {
    /** Empty when the name cannot be printed. */
    public static Optional<Claim> of(String name, Region region, Optional<NationalId> nationalId) {
        String printed = ClaimForm.printed(name);
        return ClaimForm.isPrintable(printed) ? Optional.of(new Claim(printed, region, nationalId)) : Optional.empty();
    }
}
