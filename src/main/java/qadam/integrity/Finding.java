package qadam.integrity;

import java.util.Map;
import java.util.TreeMap;

/** What one rule says against a claim. @param figures the evidence in numbers, by name; a name's words are {@code integrity.figure.NAME} */
public record Finding(Rule rule, Map<String, Long> figures) {
    public Finding {
        figures = new TreeMap<>(figures);
    }
}
