package qadam.catalog.reading;

import java.util.Comparator;
import java.util.Map;
import qadam.shared.Language;
import qadam.shared.Texts;

/**
 * One mistake in a course.
 *
 * @param file path within the course folder
 * @param line counted from 1
 * @param values what the message names
 */
public record Mistake(String file, int line, Rule rule, Map<String, Object> values) {
    static final Comparator<Mistake> IN_READING_ORDER = Comparator.comparing(Mistake::file).thenComparingInt(Mistake::line);

    public boolean isWarning() {
        return rule.isWarning();
    }

    public String message(Texts texts, Language language) {
        return texts.text(language, rule.key(), values);
    }

    /** {@code items/cats.yaml:14: …}, as compilers say it, so that editors can jump there. */
    public String line(Texts texts, Language language) {
        return file + ":" + line + ": " + message(texts, language);
    }
}
