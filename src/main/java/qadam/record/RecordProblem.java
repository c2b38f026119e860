package qadam.record;

import qadam.shared.Problem;

/** Why a step cannot be recorded, or a statement not be read. */
public enum RecordProblem implements Problem {
    OTHER_CONTENT(409, "record.problem.other_content"),
    OTHER_LEARNER(409, "record.problem.other_learner"),
    FOREIGN_STATEMENT(400, "record.problem.foreign_statement"),
    KEY_MISSING(503, "record.problem.key_missing");

    private final int status;
    private final String key;

    RecordProblem(int status, String key) {
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
