package qadam.credential;

import java.time.Instant;
import java.util.UUID;

/** A revocation was a mistake and has been taken back. */
public record CredentialReinstated(UUID credential, UUID person, String course, Instant at) {
}
