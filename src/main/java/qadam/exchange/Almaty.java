package qadam.exchange;

import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;

/** Days and months as the country counts them. */
final class Almaty {
    private static final ZoneId ZONE = ZoneId.of("Asia/Almaty");

    private Almaty() {
    }

    static LocalDate day(Instant now) {
        return now.atZone(ZONE).toLocalDate();
    }

    static YearMonth month(Instant now) {
        return YearMonth.from(day(now));
    }

    /** 202611. */
    static int number(YearMonth month) {
        return month.getYear() * 100 + month.getMonthValue();
    }
}
