package qadam.identity;

import qadam.shared.Problem;

/** What can be wrong with signing up, coming in, or the office's work with people. */
public enum IdentityProblem implements Problem {
    NAME_MISSING(422, "identity.problem.name_missing", "name"),
    USER_NAME_UNFIT(422, "identity.problem.user_name_unfit", "user"),
    USER_NAME_TAKEN(409, "identity.problem.user_name_taken", "user"),
    PASSWORD_WEAK(422, "identity.problem.password_weak", "password"),
    WRONG_SIGN_IN(401, "identity.problem.wrong_sign_in", "password"),
    WRONG_CODE(401, "identity.problem.wrong_code", "code"),
    SLOW_DOWN(429, "identity.problem.slow_down", "password"),
    ADDRESS_BUSY(429, "identity.problem.address_busy", ""),
    SIGN_UPS_TOO_MANY(429, "identity.problem.sign_ups_too_many", ""),
    NEW_LEARNERS_TOO_MANY(429, "identity.problem.new_learners_too_many", ""),
    PASSKEY_REFUSED(422, "identity.problem.passkey_refused", ""),
    CHALLENGE_STALE(409, "identity.problem.challenge_stale", ""),
    LINK_SPENT(410, "identity.problem.link_spent", ""),
    PROVE_AGAIN(403, "identity.problem.prove_again", ""),
    PASSKEYS_TOO_MANY(409, "identity.problem.passkeys_too_many", ""),
    PASSKEY_NAME_MISSING(422, "identity.problem.passkey_name_missing", ""),
    OWN_RESET(403, "identity.problem.own_reset", ""),
    STAFF_RESET(403, "identity.problem.staff_reset", ""),
    LAST_SIGN_IN(409, "identity.problem.last_sign_in", ""),
    NAME_DIFFERS(422, "identity.problem.name_differs", "name"),
    NOT_BY_CARD(403, "identity.problem.not_by_card", ""),
    ACCOUNT_DISABLED(403, "identity.problem.account_disabled", ""),
    MATCH_KEY_MISSING(503, "identity.problem.match_key_missing", ""),
    PERSON_UNKNOWN(404, "identity.problem.person_unknown", "user"),
    REASON_MISSING(422, "identity.problem.reason_missing", "reason"),
    REASON_PERSONAL(422, "identity.problem.reason_personal", "reason"),
    ALREADY_CONFIRMED(409, "identity.problem.already_confirmed", ""),
    NOT_CONFIRMED(409, "identity.problem.not_confirmed", ""),
    OWN_CONFIRMATION(403, "identity.problem.own_confirmation", ""),
    NATIONAL_ID_WRONG(422, "identity.problem.national_id_wrong", "national_id"),
    NATIONAL_ID_MISSING(422, "identity.problem.national_id_missing", "national_id"),
    NATIONAL_ID_PLAIN(409, "identity.problem.national_id_plain", ""),
    NATIONAL_ID_TAKEN(409, "identity.problem.national_id_taken", "national_id"),
    NATIONAL_ID_KNOWN(409, "identity.problem.national_id_known", ""),
    NATIONAL_ID_DIFFERS(422, "identity.problem.national_id_differs", "national_id"),
    TWO_NATIONAL_IDS(409, "identity.problem.two_national_ids", ""),
    NATIONAL_ID_TRIES(429, "identity.problem.national_id_tries", "national_id"),
    LAST_ADMINISTRATOR(409, "identity.problem.last_administrator", ""),
    OFFER_GONE(404, "identity.problem.offer_gone", ""),
    GRANT_UNKNOWN(404, "identity.problem.grant_unknown", "");

    private final int status;
    private final String key;
    private final String field;

    IdentityProblem(int status, String key, String field) {
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

    /** The form field beside which it is said; empty when it concerns the whole form. */
    String field() {
        return field;
    }
}
