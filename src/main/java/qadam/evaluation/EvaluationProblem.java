package qadam.evaluation;

import java.util.Locale;
import qadam.shared.Problem;

/** Why nothing was measured, or nothing kept. */
enum EvaluationProblem implements Problem {
    KEY_MISSING(500), NO_MODEL(503), NO_PASSAGES(409), NO_ANSWERS(503), UNWRITABLE(507), NO_SUCH_RESULT(404);

    private final int status;

    EvaluationProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return "evaluation.problem." + name().toLowerCase(Locale.ROOT);
    }
}
