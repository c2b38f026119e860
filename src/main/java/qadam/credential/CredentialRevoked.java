package qadam.credential;

import java.time.Instant;

/** A credential has been revoked; {@code leaf} is the one with which it was issued. */
public record CredentialRevoked(long leafNumber, Leaf.Issue leaf, Instant at) {
}
