package qadam.consent;

import java.util.Locale;

/** What a row of the record says was done. */
public enum Act {
    /** The guardian answered, be it with no. */
    ANSWERED,
    /** The guardian changed the answer at their own address. */
    CHANGED,
    /** All was taken back. */
    WITHDRAWN;

    public String key() {
        return "consent.act." + name().toLowerCase(Locale.ROOT);
    }
}
