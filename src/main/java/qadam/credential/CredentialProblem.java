package qadam.credential;

import qadam.shared.Problem;

/** What can be wrong when a credential is claimed, shown, verified or revoked. */
public enum CredentialProblem implements Problem {
    NOT_ENTITLED(404, "credential.problem.not_entitled"),
    UNKNOWN(404, "credential.problem.unknown"),
    ERASED(410, "credential.problem.erased"),
    NO_SUCH_STATUS_LIST(404, "credential.problem.no_such_status_list"),
    ALREADY_REVOKED(409, "credential.problem.already_revoked"),
    NOT_REVOKED(409, "credential.problem.not_revoked"),
    OWN_CREDENTIAL(403, "credential.problem.own_credential"),
    NOT_TO_BE_COUNTED(409, "credential.problem.not_to_be_counted"),
    NAME_CHECKS_TOO_MANY(429, "credential.problem.name_checks_too_many"),
    NOT_SIGNED_HERE(409, "credential.problem.not_signed_here"),
    SAID_SINCE_JOINED(409, "credential.problem.said_since_joined"),
    HELD(409, "credential.problem.held"),
    NOT_PERMITTED(409, "credential.problem.not_permitted"),
    NOT_SHOWN(403, "credential.problem.not_shown"),
    SHEET_OPEN(409, "credential.problem.sheet_open"),
    EXPELLED(409, "credential.problem.expelled"),
    KEY_MISSING(503, "credential.problem.key_missing"),
    KEY_IN_TOKEN(409, "credential.problem.key_in_token"),
    TOKEN_FAILED(503, "credential.problem.token_failed");

    private final int status;
    private final String key;

    CredentialProblem(int status, String key) {
        this.status = status;
        this.key = key;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return key;
    }
}
