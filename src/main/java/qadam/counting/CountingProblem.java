package qadam.counting;

import qadam.shared.Problem;

/** What can be wrong with a list as a whole, or with what a guardian sends. */
enum CountingProblem implements Problem {
    LIST_EMPTY(422, "counting.problem.list_empty"),
    LIST_LONG(422, "counting.problem.list_long"),
    LISTS_TOO_MANY(429, "counting.problem.lists_too_many"),
    DRAFT_OLD(409, "counting.problem.draft_old"),
    LINK_GONE(404, "counting.problem.link_gone"),
    ID_WRONG(422, "counting.problem.id_wrong"),
    ID_TRIES(429, "counting.problem.id_tries"),
    NOTHING_TO_COUNT(409, "counting.problem.nothing_to_count"),
    DECLINED(409, "counting.outcome.declined");

    private final int status;
    private final String key;

    CountingProblem(int status, String key) {
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
