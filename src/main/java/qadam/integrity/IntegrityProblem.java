package qadam.integrity;

import qadam.shared.Problem;

/** What can be wrong when somebody appeals or decides. */
public enum IntegrityProblem implements Problem {
    APPEAL_SHORT(422, "integrity.problem.appeal_short"),
    NOT_TO_APPEAL(409, "integrity.problem.not_to_appeal"),
    DECIDED(409, "integrity.problem.decided"),
    OWN_CASE(409, "integrity.problem.own_case"),
    OWN_DECISION(409, "integrity.problem.own_decision"),
    CONTACT_LONG(422, "integrity.problem.contact_long");

    private final int status;
    private final String key;

    IntegrityProblem(int status, String key) {
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
