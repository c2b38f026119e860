package qadam.consent;

import java.util.Locale;

/** By what way an answer came. */
public enum Method {
    /** By the one-time link. */
    LINK,
    /** At the guardian's own address. */
    ADDRESS,
    /** On paper, entered by one person of the school and confirmed by another. */
    PAPER,
    /** Taken back through the school. */
    SCHOOL;

    public String key() {
        return "consent.method." + name().toLowerCase(Locale.ROOT);
    }
}
