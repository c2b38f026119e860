package qadam.roster;

import qadam.shared.Problem;

/** Why a file is not taken at all: nothing was changed. */
public enum RosterProblem implements Problem {
    UNREADABLE(422, "roster.problem.unreadable"),
    EMPTY(422, "roster.problem.empty"),
    TOO_LARGE(413, "roster.problem.too_large"),
    BOMB(422, "roster.problem.bomb"),
    TOO_MANY_ROWS(413, "roster.problem.too_many_rows"),
    TOO_MANY_REFUSED(422, "roster.problem.too_many_refused"),
    BAD_NAME(422, "roster.problem.bad_name"),
    NO_MANIFEST(422, "roster.problem.no_manifest"),
    VERSION(422, "roster.problem.version"),
    DELTA(422, "roster.problem.delta"),
    PART_MISSING(422, "roster.problem.part_missing"),
    COLUMN_MISSING(422, "roster.problem.column_missing"),
    COLUMN_TWICE(422, "roster.problem.column_twice"),
    BROKEN(422, "roster.problem.broken"),
    NOT_HERE(422, "roster.problem.not_here"),
    OTHER_ROSTER(409, "roster.problem.other_roster"),
    MANY_LEAVE(409, "roster.problem.many_leave"),
    RUNNING(409, "roster.problem.running"),
    DRAFT_GONE(410, "roster.problem.draft_gone"),
    NOT_EXPECTED(404, "roster.problem.not_expected");

    private final int status;
    private final String key;

    RosterProblem(int status, String key) {
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
