package qadam.learning;

import qadam.shared.Problem;

/** Why a practice answer cannot be taken. */
public enum LearningProblem implements Problem {
    NO_SUCH_ITEM(404, "learning.problem.no_such_item"),
    NOTHING_ANSWERED(422, "learning.problem.nothing_answered"),
    TOO_FAST(429, "learning.problem.too_fast"),
    /** Given while somebody else, or nobody, was signed in on this device; it waits there for its owner. */
    OF_ANOTHER(409, "learning.problem.of_another");

    private final int status;
    private final String key;

    LearningProblem(int status, String key) {
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
