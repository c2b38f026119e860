package qadam.consent;

import java.util.Locale;

/** For what a guardian is asked, each apart. */
public enum Purpose {
    /** A credential in the pupil's own name; results are kept without. */
    LEARNING,
    /** Questions to the tutor, and its answers kept. */
    TUTOR,
    /** The pupil's name on a page that others can open. */
    PUBLICATION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The beginning of the keys of its words. */
    public String key() {
        return "consent.purpose." + code();
    }
}
