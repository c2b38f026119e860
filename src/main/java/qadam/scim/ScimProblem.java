package qadam.scim;

import qadam.shared.Problem;

/** What can be wrong with a request of a directory, as RFC 7644 §3.12 names it; and with the form for a new token. */
enum ScimProblem implements Problem {
    NO_TOKEN(401, "", "scim.problem.no_token"),
    NOT_FOUND(404, "", "scim.problem.not_found"),
    METHOD(405, "", "scim.problem.method"),
    CHANGED_MEANWHILE(412, "", "scim.problem.changed_meanwhile"),
    TOO_LARGE(413, "", "scim.problem.too_large"),
    TYPE(415, "", "scim.problem.type"),
    TOO_OFTEN(429, "", "scim.problem.too_often"),
    NOT_OFFERED(501, "", "scim.problem.not_offered"),
    NO_FILTER_HERE(403, "", "scim.problem.no_filter_here"),
    INSECURE(403, "", "scim.problem.insecure"),
    FULL(403, "", "scim.problem.full"),
    SYNTAX(400, "invalidSyntax", "scim.problem.syntax"),
    VALUE(400, "invalidValue", "scim.problem.value"),
    NATIONAL_ID(400, "invalidValue", "scim.problem.national_id"),
    MEMBER(400, "invalidValue", "scim.problem.member"),
    FILTER(400, "invalidFilter", "scim.problem.filter"),
    FILTER_ATTRIBUTE(400, "invalidFilter", "scim.problem.filter_attribute"),
    PATH(400, "invalidPath", "scim.problem.path"),
    NO_TARGET(400, "noTarget", "scim.problem.no_target"),
    MUTABILITY(400, "mutability", "scim.problem.mutability"),
    TOO_MANY(400, "tooMany", "scim.problem.too_many"),
    UNIQUENESS(409, "uniqueness", "scim.problem.uniqueness"),
    LABEL_MISSING(422, "", "scim.problem.label_missing"),
    TOKENS_ENOUGH(409, "", "scim.problem.tokens_enough");

    private final int status;
    private final String scimType;
    private final String key;

    ScimProblem(int status, String scimType, String key) {
        this.status = status;
        this.scimType = scimType;
        this.key = key;
    }

    @Override
    public int status() {
        return status;
    }

    /** The standard's own word for it; empty where it has none. */
    String scimType() {
        return scimType;
    }

    @Override
    public String key() {
        return key;
    }
}
