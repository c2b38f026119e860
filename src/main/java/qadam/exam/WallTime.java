package qadam.exam;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import qadam.shared.Language;

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

    /** {@code 23 November 2026}, in the language's own way; ICU's, because the JDK's Kazakh is poor. */
    static String day(Instant moment, Language language) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, language.locale());
        format.setTimeZone(TimeZone.getTimeZone(ALMATY.getId()));
        return format.format(Date.from(moment));
    }
}
