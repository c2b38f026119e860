package qadam.sso;

import qadam.shared.Problem;

/** What can be wrong with coming in by another organisation's sign-on. */
public enum SsoProblem implements Problem {
    /** Nothing of this id is described here. */
    PROVIDER_UNKNOWN(404, "sso.problem.provider_unknown"),
    UNREACHABLE(503, "sso.problem.unreachable"),
    /** It did not answer in time. */
    SLOW(504, "sso.problem.slow"),
    /** What it answered is not what the standard says, or too much. */
    ANSWER_UNFIT(502, "sso.problem.answer_unfit"),
    /** It says that it did not let the person in, or the person turned back. */
    DECLINED(403, "sso.problem.declined"),
    /** Begun in another browser, finished already, or too long ago. */
    STALE(409, "sso.problem.stale"),
    /** The answer is another provider's. */
    MIXED_UP(400, "sso.problem.mixed_up"),
    /** The token is not what the provider would have signed for us, now, for this sign-in. */
    TOKEN_REFUSED(403, "sso.problem.token_refused"),
    /** It was to ask for a password or a key once more, and did not. */
    NOT_PROVED_ANEW(403, "sso.problem.not_proved_anew"),
    LINKED_ELSEWHERE(409, "sso.problem.linked_elsewhere"),
    /** The page on which the rules are accepted lay too long, or was another's. */
    ARRIVAL_STALE(409, "sso.problem.arrival_stale"),

    FILE_UNREADABLE(500, "sso.problem.file_unreadable"),
    FILE_MALFORMED(500, "sso.problem.file_malformed"),
    FILE_FIELD(500, "sso.problem.file_field"),
    SECRET_OPEN(500, "sso.problem.secret_open");

    private final int status;
    private final String key;

    SsoProblem(int status, String key) {
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
