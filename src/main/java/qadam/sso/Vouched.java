package qadam.sso;

import java.time.Instant;
import java.util.Optional;
import qadam.identity.NationalId;

/**
 * What a provider says of who has just come, checked; lives in memory for one request.
 *
 * @param subject who it is there; may itself be a national id, so it is kept only under a keyed hash
 * @param name empty when it says none that can be kept
 * @param nationalId of a provider whose word confirms, and of no other
 * @param session the provider's own session, as its logout will name it
 * @param strong whether a second factor was shown, in the words the operator has declared
 * @param provedAt when they last showed who they are, where it says so
 */
record Vouched(String subject, String name, Optional<NationalId> nationalId, Optional<String> session, boolean strong, Optional<Instant> provedAt) {
    @Override
    public String toString() {
        return "Vouched[…]";
    }
}
