package qadam.backup;

import java.util.Locale;
import qadam.shared.Problem;

/** Why a database could not be moved; no row was moved then, and the target may hold empty tables. */
enum MoveProblem implements Problem {
    NOT_EMPTY, SCHEMA, VALUE, DIFFERS;

    @Override
    public int status() {
        return 500;
    }

    @Override
    public String key() {
        return "backup.move." + name().toLowerCase(Locale.ROOT);
    }
}
