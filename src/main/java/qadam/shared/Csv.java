package qadam.shared;

import java.util.List;
import java.util.stream.Collectors;

/** RFC 4180, with a guard for spreadsheets: a text that would start a formula there gets an apostrophe before it (OWASP). */
public final class Csv {
    private final StringBuilder text = new StringBuilder("\uFEFF");   // else Excel reads UTF-8 as Latin-1

    public Csv row(List<String> fields) {
        text.append(line(fields));
        return this;
    }

    /** One row with its end, for what is written piece by piece. */
    public static String line(List<String> fields) {
        return fields.stream().map(Csv::field).collect(Collectors.joining(",", "", "\r\n"));
    }

    public static String field(String value) {
        String safe = !value.isEmpty() && "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0 ? "'" + value : value;
        boolean quoted = safe.chars().anyMatch(letter -> letter == ',' || letter == '"' || letter == '\n' || letter == '\r');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
