package qadam.identity;

import java.util.Map;

/** A part of a page that the package which gave it draws with a template of its own. @param values beside {@code page} */
public record Fragment(String template, Map<String, Object> values) {
}
