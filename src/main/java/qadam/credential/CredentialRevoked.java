package qadam.credential;

import java.time.Instant;
import java.util.UUID;

/** A credential has been revoked; {@code leaf} is the one with which it was issued. */
public record CredentialRevoked(UUID credential, UUID person, String course, long leafNumber, Leaf.Issue leaf, Instant at) {
}
