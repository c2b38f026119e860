package qadam;

import org.jdbi.v3.core.Handle;
import qadam.credential.CredentialIssued;
import qadam.credential.CredentialListener;
import qadam.credential.CredentialReinstated;
import qadam.credential.CredentialRevoked;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.Steps;
import qadam.shared.Ids;

/**
 * Writes a claim into the record. It stands with the wiring because credentials know nothing of the record. The result is the
 * attempt's id; the credential's own never leaves its table.
 */
final class ClaimSteps implements CredentialListener {
    private final Steps steps;

    ClaimSteps(Steps steps) {
        this.steps = steps;
    }

    @Override
    public void issued(Handle handle, CredentialIssued issued) {
        String exam = (issued.rehearsal() ? "rehearsals/" : "exams/") + issued.exam();
        steps.append(handle, new NewStep(issued.learner(), Ids.version7(issued.at().toEpochMilli()), Kind.CREDENTIAL_CLAIMED, issued.at(),
            steps.courseVersion(handle, issued.course(), issued.courseVersion()),
            steps.activity(handle, issued.course(), issued.courseVersion(), exam), Ids.bytes(issued.attempt())));
    }

    /** A revocation is the office's act, not a learner's step. */
    @Override
    public void revoked(Handle handle, CredentialRevoked revoked) {
    }

    @Override
    public void reinstated(Handle handle, CredentialReinstated reinstated) {
    }
}
