package qadam.credential;

import java.time.Instant;

/** A credential has been stored, with its leaf. */
public record CredentialIssued(long leafNumber, Leaf.Issue leaf, long learner, String course, int courseVersion, String exam,
                               Instant at) {
}
