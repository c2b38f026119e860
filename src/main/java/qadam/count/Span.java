package qadam.count;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.Locale;
import qadam.credential.Leaf;

/** How far back a change is told. */
public enum Span {
    WEEK, MONTH;

    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** So long before a moment, by the calendar of Almaty. */
    Instant before(Instant moment) {
        ZonedDateTime local = moment.atZone(Leaf.ALMATY);
        return (this == WEEK ? local.minusWeeks(1) : local.minusMonths(1)).toInstant();
    }
}
