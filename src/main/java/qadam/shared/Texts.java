package qadam.shared;

import com.ibm.icu.text.DateFormat;
import com.ibm.icu.text.MessageFormat;
import com.ibm.icu.util.TimeZone;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The visible words: {@code messages/<package>_{kk,ru,en}.properties}, ICU message patterns with named arguments.
 * A key begins with its package's name; a key missing in a language is an error, never another language's text.
 */
public final class Texts {
    /** The packages that have words. */
    static final List<String> PACKAGES = List.of("shared", "backup", "web", "catalog", "editing", "identity", "organisation", "classroom", "roster", "sso", "joining", "visible", "terms", "record", "learning", "exam", "room", "invigilation", "credential", "counting", "integrity", "inbox", "letter", "retention", "log", "count", "spotcheck", "operate", "transport", "teaching", "enrolment", "scim", "consent", "search", "model", "schoolbox", "exchange", "safeguard", "tutor", "gateway", "wordlab", "guide", "gallery", "lab", "register", "evaluation", "visionlab", "decisionlab", "datalab", "codelab", "answerfile", "lrs");

    /** Each language is read when it is first spoken. */
    private final Map<Language, Words> words = new ConcurrentHashMap<>();

    private record Words(Map<String, String> patterns, Map<String, MessageFormat> formats) {
    }

    /** @throws MissingResourceException when the key has no text in this language */
    public String text(Language language, String key) {
        String pattern = pattern(language, key);
        return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0 ? pattern : text(language, key, Map.of());
    }

    /** @param values numbers and words by their names, and days, which are written as the language writes them */
    public String text(Language language, String key, Map<String, ?> values) {
        MessageFormat format = words(language).formats()
            .computeIfAbsent(key, missing -> new MessageFormat(pattern(language, key), language.locale()));
        synchronized (format) {   // ICU's MessageFormat is not safe for threads
            return format.format(written(language, values));
        }
    }

    private static Map<String, Object> written(Language language, Map<String, ?> values) {
        Map<String, Object> written = new HashMap<>(values);
        written.replaceAll((name, value) -> value instanceof LocalDate day ? day(language, day) : value);
        return written;
    }

    private static String day(Language language, LocalDate day) {
        DateFormat format = DateFormat.getDateInstance(DateFormat.LONG, language.locale());
        format.setTimeZone(TimeZone.GMT_ZONE);
        return format.format(Date.from(day.atStartOfDay(ZoneOffset.UTC).toInstant()));
    }

    public Set<String> keys(Language language) {
        return words(language).patterns().keySet();
    }

    private Words words(Language language) {
        return words.computeIfAbsent(language, spoken -> new Words(load(spoken), new ConcurrentHashMap<>()));
    }

    private String pattern(Language language, String key) {
        String pattern = words(language).patterns().get(key);
        if (pattern == null) {
            throw new MissingResourceException("no text", Texts.class.getName(), key + " in " + language.tag());
        }
        return pattern;
    }

    private static Map<String, String> load(Language language) {
        Map<String, String> all = new HashMap<>();
        for (String owner : PACKAGES) {
            Properties properties = new Properties();
            String file = "/messages/" + owner + "_" + language.tag() + ".properties";
            try (var stream = Texts.class.getResourceAsStream(file)) {
                if (stream != null) {
                    properties.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
                }
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
            properties.forEach((key, pattern) -> all.put((String) key, (String) pattern));
        }
        return Map.copyOf(all);
    }
}
