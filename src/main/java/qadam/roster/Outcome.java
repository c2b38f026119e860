package qadam.roster;

import java.util.Locale;

/** What becomes of a row, or of what is known and has no row any more. */
public enum Outcome {
    NEW, CHANGED,
    /** Had left and is in the list again. */
    BACK,
    LEFT, SAME,
    /** Over, or not begun yet, by the list's own dates. */
    PAST, REFUSED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
