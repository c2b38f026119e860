package qadam.web;

import com.ibm.icu.number.LocalizedNumberFormatter;
import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.DecimalFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import qadam.shared.Language;

/**
 * How a language writes numbers and days. Making such a format takes longer than many uses of it, and a page of places has two thousand numbers.
 * One for days belongs to one thread while it is used, so each gets a copy; one for numbers is for all.
 */
final class Written {
    private static final TimeZone ALMATY = TimeZone.getTimeZone("Asia/Almaty");
    private static final Map<Language, LocalizedNumberFormatter> NUMBERS = new ConcurrentHashMap<>();
    private static final Map<Language, DateFormat> DAYS = new ConcurrentHashMap<>();

    private Written() {
    }

    static String number(Language language, double number) {
        return NUMBERS.computeIfAbsent(language, spoken -> ((DecimalFormat) NumberFormat.getInstance(spoken.locale())).toNumberFormatter()).format(number).toString();
    }

    static DateFormat day(Language language) {
        return (DateFormat) DAYS.computeIfAbsent(language, Written::madeDay).clone();
    }

    private static DateFormat madeDay(Language language) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, language.locale());
        format.setTimeZone(ALMATY);
        return format;
    }
}
