package qadam.editing;

import qadam.shared.Problem;

/** Why something on the authors' pages cannot be done. */
enum EditingProblem implements Problem {
    NO_SOURCES(409, "editing.problem.no_sources"),
    NOTHING_CHANGED(422, "editing.problem.nothing_changed"),
    TEXT_MOVED(409, "editing.problem.text_moved"),
    TEXT_TOO_LONG(413, "editing.problem.text_too_long"),
    WHY_TOO_LONG(422, "editing.problem.why_too_long"),
    KEY_WRONG(422, "editing.problem.key_wrong"),
    ANSWERED(409, "editing.problem.answered"),
    OWN_SUGGESTION(403, "editing.problem.own_suggestion"),
    NOT_OWN(403, "editing.problem.not_own"),
    WORDS_MISSING(422, "editing.problem.words_missing"),
    DOES_NOT_FIT(409, "editing.problem.does_not_fit"),
    OWN_TEXT(403, "editing.problem.own_text"),
    NAME_WRONG(422, "editing.problem.name_wrong"),
    NOTHING_TO_SIGN(422, "editing.problem.nothing_to_sign"),
    NOTHING_TO_PUBLISH(409, "editing.problem.nothing_to_publish"),
    NOT_AS_SEEN(409, "editing.problem.not_as_seen"),
    NOTHING_WAITS(409, "editing.problem.nothing_waits");

    private final int status;
    private final String key;

    EditingProblem(int status, String key) {
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
