package qadam.joining;

import java.util.Locale;

/** Why two accounts may be one person's. */
public enum Evidence {
    /** The same national id, in a list, a token or before an officer's eyes. */
    NATIONAL_ID,
    /** The same issuer and subject: who was signed in to one of them came in at the other's door. */
    SIGN_ON,
    /** The same identifier in a school's or an agency's list. */
    ROSTER,
    /** Somebody of the office says so. */
    OFFICE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
