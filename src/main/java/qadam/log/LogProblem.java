package qadam.log;

import java.util.Locale;
import qadam.shared.Problem;

/** Why the log cannot go on, or cannot answer. */
public enum LogProblem implements Problem {
    NOT_BEGUN(404), NO_SUCH_TILE(404), KEY_MISSING(503), OVERTAKEN(409), FORKED(503), WENT_BACK(503), NOT_WITNESSED(503),
    WITNESS_AHEAD(503), UNWRITABLE(507), WITNESSES_UNREADABLE(503), NEVER_STARTED(503), CLOSE_TOO_EARLY(409), CLOSED(409),
    SHARES_WRONG(422), RESTORED(503), OTHER_HISTORY(503), RESUME_UNREADABLE(422), RESUME_OTHER_LOG(422), RESUME_LOST(409), RESUME_OTHER_HISTORY(409), BROKEN(503);

    private final int status;

    LogProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return "log.problem." + name().toLowerCase(Locale.ROOT);
    }
}
