package qadam.search;

import qadam.shared.Problem;

/** Why a search cannot be answered. */
public enum SearchProblem implements Problem {
    NO_QUESTION(400, "search.problem.no_question"),
    TOO_LONG(400, "search.problem.too_long"),
    UNREADABLE(400, "search.problem.unreadable"),
    UNKNOWN_LANGUAGE(400, "search.problem.unknown_language");

    private final int status;
    private final String key;

    SearchProblem(int status, String key) {
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
