package qadam.tutor;

import java.util.Locale;
import qadam.shared.Problem;

/** Why the tutor gives no answer at all. When only the model cannot be asked, excerpts are shown, and nothing is refused. */
public enum TutorProblem implements Problem {
    NO_QUESTION(400),
    TOO_LONG(400),
    UNREADABLE(400),
    /** Whoever asks sits an exam now, wherever they ask from. */
    EXAM_OPEN(409),
    /** Their last question is still being answered. */
    ONE_AT_A_TIME(429),
    /** The answer is not kept any more, or is somebody else's. */
    ANSWER_GONE(404),
    REPORT_REASON(400),
    REPORT_TOO_LONG(400),
    TOO_MANY_REPORTS(429);

    private final int status;

    TutorProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return "tutor.problem." + name().toLowerCase(Locale.ROOT);
    }
}
