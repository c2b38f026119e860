package qadam.safeguard;

import java.util.Locale;

/** What somebody seems to be in. */
public enum CrisisKind {
    /** Something is happening at this moment. */
    DANGER_NOW,
    SELF_HARM,
    /** Beaten or threatened, at home or elsewhere. */
    VIOLENCE,
    /** Used by somebody: touched, asked for pictures, threatened with them. */
    EXPLOITATION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
