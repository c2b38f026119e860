package qadam.web;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.NumberFormat;
import com.ibm.icu.util.TimeZone;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Optional;
import qadam.shared.Language;
import qadam.shared.Localized;
import qadam.shared.Texts;

/**
 * What every template gets: its language, its words, its address in each language and the session's form token.
 * Knows nothing of the person, so a page that shows it is the same for everybody unless the template adds more.
 */
public final class Page {
    private static final TimeZone ALMATY = TimeZone.getTimeZone("Asia/Almaty");

    private final Language language;
    private final String path;
    private final String title;
    private final String csrf;
    private final Texts texts;
    private final Assets assets;
    private final Optional<DemoNotice> demo;
    private final boolean insecure;
    private final News.Seen news;
    private boolean byCard;   // set before a template sees it

    Page(Language language, String path, String title, String csrf, Texts texts, Assets assets, Optional<DemoNotice> demo, boolean insecure, News.Seen news) {
        this.language = language;
        this.path = path;
        this.title = title;
        this.csrf = csrf;
        this.texts = texts;
        this.assets = assets;
        this.demo = demo;
        this.insecure = insecure;
        this.news = news;
    }

    Page ofCard(boolean card) {
        this.byCard = card;
        return this;
    }

    /** Whether its reader is a child who came in by a class card: then the next one waits for the device. */
    public boolean byCard() {
        return byCard;
    }

    /** What the frame knows of the reader's inbox; nothing on a page that is the same for everybody. */
    public News.Seen news() {
        return news;
    }

    public Language language() {
        return language;
    }

    /** The address without origin and language: {@code /courses/ai-for-everyone}; empty for the home page. */
    public String path() {
        return path;
    }

    public String title() {
        return title;
    }

    /** The session's form token; empty on a fixed page. */
    public String csrf() {
        return csrf;
    }

    /** Present when this installation's people are invented: then every page says so. */
    public Optional<DemoNotice> demo() {
        return demo;
    }

    /** True where others on the network can read along: then every page says so. */
    public boolean isInsecure() {
        return insecure;
    }

    public String text(String key) {
        return texts.text(language, key);
    }

    /** @param namesAndValues name, value, name, value … of the message's arguments */
    public String text(String key, Object... namesAndValues) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return texts.text(language, key, values);
    }

    public String text(Localized localized) {
        return localized.in(language);
    }

    /** @param key a key that came from an enum; its text must exist, so a gap shows in tests */
    public boolean has(String key) {
        try {
            texts.text(language, key);
            return true;
        } catch (MissingResourceException none) {
            return false;
        }
    }

    /** The address of another page in this page's language. */
    public String to(String otherPath) {
        return "/" + language.tag() + otherPath;
    }

    /** This page's address in another language. */
    public String in(Language other) {
        return "/" + other.tag() + path;
    }

    /** What {@code aria-current} says of a link to a place: the page itself, somewhere within it, or null (no attribute). */
    public String current(String place) {
        return path.equals(place) ? "page" : path.startsWith(place + "/") ? "true" : null;
    }

    public String asset(String name) {
        return assets.address(name);
    }

    public String number(double number) {
        return Written.number(language, number);
    }

    public String percent(double fraction) {
        return NumberFormat.getPercentInstance(language.locale()).format(fraction);
    }

    public String date(Instant moment) {
        return Written.day(language).format(Date.from(moment));
    }

    /** A day as it is, in no time zone. */
    public String day(LocalDate day) {
        return date(day.atStartOfDay(ZoneId.of(ALMATY.getID())).toInstant());
    }

    public String time(Instant moment) {
        DateFormat format = DateFormat.getDateTimeInstance(DateFormat.LONG, DateFormat.SHORT, language.locale());
        format.setTimeZone(ALMATY);
        return format.format(Date.from(moment));
    }
}
