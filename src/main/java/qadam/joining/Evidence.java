package qadam.joining;

import java.util.Locale;

/** Why two accounts may be one person's. */
public enum Evidence {
    /** The same national id, in a list, a token or before an officer's eyes. */
    NATIONAL_ID,
    /** Somebody of the office says so. */
    OFFICE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
