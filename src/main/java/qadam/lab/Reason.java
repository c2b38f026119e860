package qadam.lab;

import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * One line of a grade: so many points of so many, for this.
 *
 * @param key of the message that says it
 * @param values what the message names: texts and numbers; a number with a fraction is rounded by whoever gives it
 */
public record Reason(String key, int points, int most, Map<String, Object> values) {
    public Reason {
        if (points < 0 || points > most) {
            throw new IllegalArgumentException(key + ": " + points + " of " + most);
        }
        values = new TreeMap<>(values);
    }

    /** Name, value, name, value … as {@link qadam.web.Page#text(String, Object...)} takes them. */
    public Object[] namesAndValues() {
        return values.entrySet().stream().flatMap(one -> Stream.of(one.getKey(), one.getValue())).toArray();
    }
}
