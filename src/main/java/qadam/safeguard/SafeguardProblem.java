package qadam.safeguard;

import qadam.shared.Problem;

/** What can go wrong on this package's pages; {@code field} is the form field beside which it is said. */
public enum SafeguardProblem implements Problem {
    LEAD_MISSING(422, "safeguard.problem.lead_missing", "lead"),
    DEPUTY_MISSING(422, "safeguard.problem.deputy_missing", "deputy"),
    SAME_PERSON(422, "safeguard.problem.same_person", "deputy"),
    BOTH_TEACH(422, "safeguard.problem.both_teach", "deputy"),
    NOT_OF_THE_PLACE(422, "safeguard.problem.not_of_the_place", "lead"),
    NOT_DECLARED(422, "safeguard.problem.not_declared", "grown_up"),
    NOTE_MISSING(422, "safeguard.problem.note_missing", "note"),
    LINE_NAME(422, "safeguard.problem.line_name", "name"),
    LINE_REACH(422, "safeguard.problem.line_reach", "reach"),
    LINE_LANGUAGES(422, "safeguard.problem.line_languages", "languages"),
    LINE_SOURCE(422, "safeguard.problem.line_source", "source"),
    LINE_CHECKED(422, "safeguard.problem.line_checked", "checked");

    private final int status;
    private final String key;
    private final String field;

    SafeguardProblem(int status, String key, String field) {
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
