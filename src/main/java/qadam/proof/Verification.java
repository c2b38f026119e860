package qadam.proof;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A verdict and what a person needs to judge it.
 *
 * @param form    how the credential came
 * @param hash    of the canonical form, hex; empty when there is none
 * @param members every member of the credential as path and text, to compare with what a page or a PDF shows; unproven unless genuine
 * @param claims  the same, typed; only behind an intact seal, and only for a credential of ours
 * @param status  what is known of revocation
 */
public record Verification(
        Verdict verdict, Form form, Optional<String> hash, List<Member> members, Optional<CredentialClaims> claims, Status status) {
    /** True when its own issuer says that person and exam are invented. */
    public boolean isDemonstration() {
        return claims.filter(known -> known.exam().bank() == CredentialClaims.Bank.DEMONSTRATION).isPresent();
    }

    public enum Form { JSON, JWT, PDF }

    public record Member(String path, String text) {}

    /** What the status list said, and as of when: an offline verifier must say how old its list is. */
    public record Status(State state, Optional<Instant> asOf) {
        static final Status NOT_CHECKED = new Status(State.NOT_CHECKED, Optional.empty());

        /** NOT_CHECKED: no list at hand. UNUSABLE: a list that its issuer's key did not sign, or another's. */
        public enum State { NOT_CHECKED, UNUSABLE, IN_FORCE, REVOKED }
    }
}
