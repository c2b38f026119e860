package qadam.count;

import java.util.Locale;

/** By what a number is broken down. */
public enum Dimension {
    TOTAL, TRACK, LEVEL, REGION, WEEK, MODE;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
