package qadam.answerfile;

import qadam.shared.Problem;

/** Why a file of answers cannot be brought in. */
public enum AnswerFileProblem implements Problem {
    NO_FILE(422, "answerfile.problem.no_file"),
    /** Damaged, cut off, of another installation, or no such file at all. */
    NOT_READABLE(422, "answerfile.problem.not_readable"),
    TOO_LARGE(413, "answerfile.problem.too_large"),
    /** Its learner is none of those whom this person may act for; nothing says who it is. */
    NOT_YOURS(403, "answerfile.problem.not_yours"),
    KEY_MISSING(503, "answerfile.problem.key_missing");

    private final int status;
    private final String key;

    AnswerFileProblem(int status, String key) {
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
