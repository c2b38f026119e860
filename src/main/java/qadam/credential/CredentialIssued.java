package qadam.credential;

import java.time.Instant;
import java.util.UUID;

/**
 * A credential has been stored, with its leaf.
 *
 * @param rehearsal true when the exam's keys are public
 */
public record CredentialIssued(UUID credential, UUID person, long leafNumber, Leaf.Issue leaf, long learner, UUID attempt, String course, int courseVersion,
                               String exam, boolean rehearsal, Instant at) {
}
