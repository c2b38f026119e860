package qadam.identity;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Refusal;

/**
 * A passkey whose making has been checked, not yet stored.
 *
 * @param issuer the relying party's id
 * @param credential its id, base64url
 */
record NewPasskey(String issuer, String credential, byte[] publicKey, long uses) {
    void addTo(Handle handle, UUID person, Instant now) {
        if (!new SignInStore().add(handle, person, SignInWay.PASSKEY, issuer, credential, publicKey, uses, now)) {
            throw new Refusal(IdentityProblem.PASSKEY_REFUSED);
        }
    }
}
