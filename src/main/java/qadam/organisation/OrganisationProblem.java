package qadam.organisation;

import qadam.shared.Problem;

/** What can go wrong with places; {@code field} is the form field beside which it is said. */
public enum OrganisationProblem implements Problem {
    NAME_MISSING(422, "organisation.problem.name_missing", "name"),
    GRADE_WRONG(422, "organisation.problem.grade_wrong", "grade"),
    CODE_WRONG(422, "organisation.problem.code_wrong", "code"),
    CODE_TAKEN(409, "organisation.problem.code_taken", "code"),
    NOT_HERE(422, "organisation.problem.not_here", ""),
    CLOSED(409, "organisation.problem.closed", ""),
    GRANT_UNKNOWN(404, "organisation.problem.grant_unknown", "");

    private final int status;
    private final String key;
    private final String field;

    OrganisationProblem(int status, String key, String field) {
        this.status = status;
        this.key = key;
        this.field = field;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return key;
    }

    public String field() {
        return field;
    }
}
