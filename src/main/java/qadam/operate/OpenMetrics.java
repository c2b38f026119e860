package qadam.operate;

import java.util.Map;
import java.util.stream.Collectors;

/** Writes the OpenMetrics 1.0 text format. The families follow each other, each with all its samples. */
final class OpenMetrics {
    static final String TYPE = "application/openmetrics-text; version=1.0.0; charset=utf-8";
    private final StringBuilder text = new StringBuilder(8_192);

    /** A number that goes up and down. */
    void gauge(String name, String help, double value) {
        family(name, "gauge", help);
        sample(name, Map.of(), value);
    }

    /** A number that only grows, from 0 at the start of the server. */
    void counter(String name, String help, double value) {
        family(name, "counter", help);
        sample(name + "_total", Map.of(), value);
    }

    void family(String name, String type, String help) {
        text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
        if (name.matches(".*_(seconds|bytes)")) {   // a unit must be the end of the name (§4.3)
            text.append("# UNIT ").append(name).append(' ').append(name.substring(name.lastIndexOf('_') + 1)).append('\n');
        }
        text.append("# HELP ").append(name).append(' ').append(escaped(help)).append('\n');
    }

    void sample(String name, Map<String, String> labels, double value) {
        text.append(name);
        if (!labels.isEmpty()) {
            text.append(labels.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(label -> label.getKey() + "=\"" + escaped(label.getValue()) + '"').collect(Collectors.joining(",", "{", "}")));
        }
        text.append(' ').append(number(value)).append('\n');
    }

    /** All of it, with the end mark that tells a whole answer from a cut one. */
    String end() {
        return text.append("# EOF\n").toString();
    }

    static String number(double value) {
        return value == Math.rint(value) && Math.abs(value) < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }

    private static String escaped(String words) {
        return words.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
    }
}
