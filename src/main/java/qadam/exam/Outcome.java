package qadam.exam;

import java.util.List;

/** The result of an attempt: what is shown, and all that is shown. */
record Outcome(int right, int of, boolean passed, List<Strength> strengths) {
}
