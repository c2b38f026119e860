package qadam.shared;

import com.ibm.icu.text.MessageFormat;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
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
    static final List<String> PACKAGES = List.of("web", "catalog", "identity", "record", "learning", "exam", "credential", "count", "operate");

    private final Map<Language, Map<String, String>> patterns = new EnumMap<>(Language.class);
    private final Map<Language, Map<String, MessageFormat>> formats = new EnumMap<>(Language.class);

    public Texts() {
        for (Language language : Language.values()) {
            patterns.put(language, load(language));
            formats.put(language, new ConcurrentHashMap<>());
        }
    }

    /** @throws MissingResourceException when the key has no text in this language */
    public String text(Language language, String key) {
        String pattern = pattern(language, key);
        return pattern.indexOf('{') < 0 && pattern.indexOf('\'') < 0 ? pattern : text(language, key, Map.of());
    }

    public String text(Language language, String key, Map<String, ?> values) {
        MessageFormat format = formats.get(language)
            .computeIfAbsent(key, missing -> new MessageFormat(pattern(language, key), language.locale()));
        synchronized (format) {   // ICU's MessageFormat is not safe for threads
            return format.format(values);
        }
    }

    public Set<String> keys(Language language) {
        return patterns.get(language).keySet();
    }

    private String pattern(Language language, String key) {
        String pattern = patterns.get(language).get(key);
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
