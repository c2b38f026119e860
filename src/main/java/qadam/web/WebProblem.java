package qadam.web;

import qadam.shared.Problem;

/** What can be wrong with a request before any feature sees it. */
public enum WebProblem implements Problem {
    NOT_FOUND(404, "web.problem.not_found"),
    METHOD(405, "web.problem.method"),
    MALFORMED(400, "web.problem.malformed"),
    TOO_LARGE(413, "web.problem.too_large"),
    FOREIGN_ORIGIN(403, "web.problem.foreign_origin"),
    STALE_FORM(403, "web.problem.stale_form"),
    SIGN_IN(401, "web.problem.sign_in"),
    NOT_ALLOWED(403, "web.problem.not_allowed"),
    /** They may, but not in a session that was opened by a password alone. */
    SECOND_FACTOR(403, "web.problem.second_factor"),
    TOO_MANY(429, "web.problem.too_many"),
    ADDRESS_TOO_MANY(429, "web.problem.address_too_many"),
    OUR_FAULT(500, "web.problem.our_fault");

    private final int status;
    private final String key;

    WebProblem(int status, String key) {
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
