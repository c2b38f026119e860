package qadam.exam;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The clock on the wall: the whole country has one time. */
final class WallTime {
    static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final DateTimeFormatter HOURS_AND_MINUTES = DateTimeFormatter.ofPattern("HH:mm").withZone(ALMATY);

    private WallTime() {
    }

    /** {@code 14:05}; written the same in all three languages. */
    static String of(Instant moment) {
        return HOURS_AND_MINUTES.format(moment);
    }
}
