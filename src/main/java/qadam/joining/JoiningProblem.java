package qadam.joining;

import qadam.shared.Problem;

/** Why two accounts are not joined, or not parted; {@code field} is the form field beside which it is said. */
public enum JoiningProblem implements Problem {
    UNKNOWN(404, "joining.problem.unknown", ""),
    SAME_ACCOUNT(422, "joining.problem.same_account", "other"),
    ALREADY(409, "joining.problem.already", ""),
    DECIDED(409, "joining.problem.decided", ""),
    BY_THE_OFFICE(403, "joining.problem.by_the_office", ""),
    BY_CARD(403, "joining.problem.by_card", ""),
    SAME_OFFICER(403, "joining.problem.same_officer", ""),
    OWN_ACCOUNT(403, "joining.problem.own_account", ""),
    BY_AN_ADMINISTRATOR(403, "joining.problem.by_an_administrator", ""),
    LATER_FIRST(409, "joining.problem.later_first", "");

    private final int status;
    private final String key;
    private final String field;

    JoiningProblem(int status, String key, String field) {
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

    String field() {
        return field;
    }
}
