package qadam.exchange;

import java.util.Locale;

/** By which door somebody came to a model. */
public enum Kind {
    /** Beside a lesson, or on the tutor's own page. */
    TUTOR,
    /** With a key of their own, from a program. */
    GATEWAY,
    /** On the builders' page. */
    PLAYGROUND;

    /** As keys and files name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
