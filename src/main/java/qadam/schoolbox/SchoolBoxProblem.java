package qadam.schoolbox;

import java.util.Locale;
import qadam.shared.Problem;

/** Why the school box cannot be started, or was given up: for whoever runs it. */
enum SchoolBoxProblem implements Problem {
    NO_SERVER, NO_WEIGHTS, NOT_GGUF, NO_MEMORY, PORT_TAKEN, RUNNING, OPTION_OURS, NEVER_READY, UNWRITABLE;

    @Override
    public int status() {
        return 503;
    }

    @Override
    public String key() {
        return "schoolbox.problem." + name().toLowerCase(Locale.ROOT);
    }
}
