package qadam.exchange;

import java.util.Locale;

/** By which door somebody came to a model. */
public enum Kind {
    /** Beside a lesson, or on the tutor's own page. */
    TUTOR(50),
    /** With a key of their own, from a program. */
    GATEWAY(1_000),
    /** On the builders' page. */
    PLAYGROUND(100);

    private final long usualADay;

    Kind(long usualADay) {
        this.usualADay = usualADay;
    }

    /** How many questions a day one person may ask by it, where the office has set nothing. */
    public long usualADay() {
        return usualADay;
    }

    /** As keys and files name it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
