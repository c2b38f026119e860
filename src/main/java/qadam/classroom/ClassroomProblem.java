package qadam.classroom;

import qadam.shared.Problem;

/** What can go wrong with a class and its cards; {@code field} is the form field beside which it is said. */
public enum ClassroomProblem implements Problem {
    NAMES_MISSING(422, "classroom.problem.names_missing", "names"),
    NAMES_TOO_MANY(422, "classroom.problem.names_too_many", "names"),
    NAME_LONG(422, "classroom.problem.name_long", "names"),
    NAME_PERSONAL(422, "classroom.problem.name_personal", "names"),
    NAME_TWICE(409, "classroom.problem.name_twice", "names"),
    CLASS_FULL(409, "classroom.problem.class_full", "names"),
    PUPIL_UNKNOWN(404, "classroom.problem.pupil_unknown", ""),
    NO_CARD(409, "classroom.problem.no_card", ""),
    NO_CARD_CHILD(409, "classroom.problem.no_card_child", ""),
    CODE_WRONG(422, "classroom.problem.code_wrong", "code"),
    NUMBER_WRONG(422, "classroom.problem.number_wrong", "number"),
    PICTURE_MISSING(422, "classroom.problem.picture_missing", "picture"),
    WORD_MISSING(422, "classroom.problem.word_missing", "word"),
    CARD_WRONG(401, "classroom.problem.card_wrong", ""),
    CARD_OVER(401, "classroom.problem.card_over", ""),
    DIGITS_WRONG(401, "classroom.problem.digits_wrong", ""),
    SLOW_DOWN(429, "classroom.problem.slow_down", ""),
    ADDRESS_BUSY(429, "classroom.problem.address_busy", "");

    private final int status;
    private final String key;
    private final String field;

    ClassroomProblem(int status, String key, String field) {
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
