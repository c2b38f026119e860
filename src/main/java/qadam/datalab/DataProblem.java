package qadam.datalab;

import qadam.shared.Problem;

/** Why findings cannot be taken. */
enum DataProblem implements Problem {
    /** They name a column that the learner's own table does not have. */
    OTHERS_TABLE(409, "datalab.problem.others_table");

    private final int status;
    private final String key;

    DataProblem(int status, String key) {
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
