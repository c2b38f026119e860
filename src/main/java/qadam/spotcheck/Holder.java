package qadam.spotcheck;

import java.util.Optional;

/**
 * Who holds the credential of a leaf, as far as the house knows.
 *
 * @param printedName empty when the holder has had everything about them erased
 * @param email only a confirmed one
 * @param confirmedBy who says who they are, {@code sso} or {@code roster}
 */
public record Holder(String registryNumber, Optional<String> printedName, Optional<String> userName, Optional<String> email, Optional<String> confirmedBy) {
}
