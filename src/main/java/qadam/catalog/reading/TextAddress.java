package qadam.catalog.reading;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import qadam.shared.Language;

/**
 * Where one text stands in a course's files: {@code kk/first.md#body}, {@code items/first.yaml#items/one/stem/kk},
 * {@code bank/only.yaml#items/counted/key}.
 *
 * @param path the names that lead to it within the file, joined by slashes
 */
public record TextAddress(String file, String path) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9/._-]{1,120}#[A-Za-z0-9/_-]{1,300}");
    private static final String KEY = "/key";

    public static Optional<TextAddress> parse(String text) {
        if (!FORM.matcher(text).matches()) {
            return Optional.empty();
        }
        int hash = text.indexOf('#');
        return Optional.of(new TextAddress(text.substring(0, hash), text.substring(hash + 1)));
    }

    public boolean isMarkdown() {
        return file.endsWith(".md");
    }

    /** Whether it is what makes an answer right: the same in all languages. */
    public boolean isKey() {
        return path.endsWith(KEY);
    }

    /** The language it is written in; empty for a key. */
    public Optional<Language> language() {
        return Language.of(isMarkdown() ? file.substring(0, file.indexOf('/')) : last());
    }

    /** The item it belongs to; empty for a text of a lesson, a unit, a drawing. */
    public Optional<String> item() {
        String[] names = path.split("/");
        return (file.startsWith("items/") || file.startsWith("bank/")) && names.length > 2 ? Optional.of(names[1]) : Optional.empty();
    }

    /** Whom an editor signs for: the lesson's text in one language, or the item; empty where nobody signs. */
    public Optional<String> owner() {
        return isMarkdown() ? Optional.of(file) : item().map(item -> file + "#items/" + item);
    }

    /** What kind of text it is: {@code title}, {@code stem}, {@code text}, {@code key} … */
    public String kind() {
        String[] names = path.split("/");
        return isMarkdown() || isKey() ? last() : names[Math.max(0, names.length - 2)];
    }

    /** The option or pair it belongs to; empty when it belongs to none. */
    public String option() {
        String[] names = path.split("/");
        boolean within = Arrays.asList(names).contains("options") || Arrays.asList(names).contains("pairs");
        return within && names.length > 3 ? names[3] : "";
    }

    private String last() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return file + "#" + path;
    }
}
