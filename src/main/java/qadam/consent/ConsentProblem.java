package qadam.consent;

import qadam.shared.Problem;

/** What can go wrong when a consent is asked for, given, entered or taken back; {@code field} is the form field beside which it is said. */
public enum ConsentProblem implements Problem {
    CODE_UNKNOWN(404, "consent.problem.code_unknown", "code"),
    CODE_MISTYPED(422, "consent.problem.code_mistyped", "code"),
    LINK_USED(410, "consent.problem.link_used", ""),
    LINK_EXPIRED(410, "consent.problem.link_expired", ""),
    OWN_CONSENT(403, "consent.problem.own_consent", ""),
    NOTHING_TICKED(422, "consent.problem.nothing_ticked", "purpose"),
    NAME_MISSING(422, "consent.problem.name_missing", "name"),
    RELATION_MISSING(422, "consent.problem.relation_missing", "relation"),
    NOT_DECLARED(422, "consent.problem.not_declared", "declared"),
    TEXT_CHANGED(409, "consent.problem.text_changed", ""),
    NO_BIN(409, "consent.problem.no_bin", ""),
    NO_PUPILS(409, "consent.problem.no_pupils", ""),
    DAY_WRONG(422, "consent.problem.day_wrong", "signed_on"),
    SAME_PERSON(403, "consent.problem.same_person", ""),
    DECIDED(409, "consent.problem.decided", ""),
    OVERTAKEN(409, "consent.problem.overtaken", ""),
    NOTHING_HOLDS(409, "consent.problem.nothing_holds", "");

    private final int status;
    private final String key;
    private final String field;

    ConsentProblem(int status, String key, String field) {
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
