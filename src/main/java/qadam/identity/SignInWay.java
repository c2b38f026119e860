package qadam.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One way in which a person comes in.
 *
 * @param kind {@link #NAME}, {@link #PASSKEY} or {@link #SSO}
 * @param issuer who vouches for the subject: empty for us, the relying party's id for a passkey, the issuer of a sign-on
 * @param subject the keyed hash of a user name or of what an issuer calls the person, or a passkey's credential id
 * @param secret a password's hash, or a passkey's public key; empty for a user name that has no password
 * @param uses a passkey's own counter, which shows copies; of a sign-on 1 once it has vouched for a second factor
 * @param sealedName what its owner calls a passkey, under the owner's key
 */
record SignInWay(long number, UUID person, String kind, String issuer, String subject, Optional<byte[]> secret, long uses,
                 Instant madeAt, Optional<Instant> usedAt, Optional<byte[]> sealedName) {
    static final String NAME = "name";
    static final String PASSKEY = "passkey";

    static final String SSO = "sso";

    boolean isSignOn() {
        return kind.equals(SSO);
    }

    boolean isPassword() {
        return kind.equals(NAME) && opens();
    }

    /** True when it has shown two things at once: then nothing less opens what it opens. */
    boolean isStrong() {
        return isPasskey() || isSignOn() && uses > 0;
    }

    boolean isPasskey() {
        return kind.equals(PASSKEY);
    }

    /** True when it opens the door by itself: a passkey, or a user name that has a password. A sign-on does while it is in use here. */
    boolean opens() {
        return secret.isPresent();
    }
}
