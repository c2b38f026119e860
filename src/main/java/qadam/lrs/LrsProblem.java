package qadam.lrs;

import java.util.Locale;
import qadam.shared.Problem;

/** What can be wrong with a client, on the office's page or on the command line, or with how often it asks. */
public enum LrsProblem implements Problem {
    TOO_OFTEN(429),
    INSECURE(403),
    NAME(422),
    NAME_TAKEN(409),
    NO_SCOPE(422),
    UNKNOWN_SCOPE(422),
    ORIGIN(422),
    CLIENTS_ENOUGH(409),
    NO_SUCH_CLIENT(404),
    CLIENT_OPEN(409);

    private final int status;

    LrsProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String key() {
        return "lrs.problem." + name().toLowerCase(Locale.ROOT);
    }
}
