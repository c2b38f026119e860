package qadam.catalog.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/** A line of a file, where a mistake may be noted. */
record Spot(Mistakes mistakes, String file, int line) {
    Spot onLine(int other) {
        return new Spot(mistakes, file, other);
    }

    Reading.Line place() {
        return new Reading.Line(file, line);
    }

    /** @param namesAndValues name, value, name, value … of the message's arguments */
    void note(Rule rule, Object... namesAndValues) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        mistakes.add(new Mistake(file, line, rule, Map.copyOf(values)));
    }
}
