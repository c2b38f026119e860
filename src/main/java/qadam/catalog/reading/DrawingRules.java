package qadam.catalog.reading;

import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** What a drawing may be made of. Everything else could load, run or cover something. */
final class DrawingRules {
    static final String NAMESPACE = "http://www.w3.org/2000/svg";
    static final Pattern VIEW_BOX = Pattern.compile("0 0 640 (\\d{3})");
    private static final int LOWEST = 160;
    private static final int HIGHEST = 400;

    private static final Set<String> ELEMENTS = Set.of("g", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan");
    private static final Pattern NUMBER = Pattern.compile("-?\\d{0,5}(\\.\\d{1,6})?");
    private static final Pattern NUMBERS = Pattern.compile("[-0-9.,\\s]{1,4000}");
    private static final Pattern PATH = Pattern.compile("[MmLlHhVvCcSsQqTtAaZz0-9.,\\s+-]{1,8000}");
    private static final Pattern TRANSFORM = Pattern.compile("((translate|rotate|scale)\\([-0-9.,\\s]{1,60}\\)\\s*){1,4}");
    private static final Pattern ANCHOR = Pattern.compile("start|middle|end");
    private static final Pattern CLASS = Pattern.compile("line|sky|gold|soft|solid|solid-gold|muted|label|small");

    private static final Map<String, Pattern> ATTRIBUTES = Map.ofEntries(
        Map.entry("x", NUMBER), Map.entry("y", NUMBER), Map.entry("x1", NUMBER), Map.entry("y1", NUMBER), Map.entry("x2", NUMBER),
        Map.entry("y2", NUMBER), Map.entry("cx", NUMBER), Map.entry("cy", NUMBER), Map.entry("r", NUMBER), Map.entry("rx", NUMBER),
        Map.entry("ry", NUMBER), Map.entry("dx", NUMBER), Map.entry("dy", NUMBER), Map.entry("width", NUMBER), Map.entry("height", NUMBER),
        Map.entry("d", PATH), Map.entry("points", NUMBERS), Map.entry("transform", TRANSFORM),
        Map.entry("text-anchor", ANCHOR), Map.entry("class", CLASS));

    private DrawingRules() {
    }

    static boolean allowsElement(String name) {
        return ELEMENTS.contains(name);
    }

    static boolean allowsAttribute(String name) {
        return ATTRIBUTES.containsKey(name);
    }

    static boolean allowsValue(String attribute, String value) {
        return !value.isEmpty() && ATTRIBUTES.get(attribute).matcher(value).matches();
    }

    static boolean allowsViewBox(String value) {
        var size = VIEW_BOX.matcher(value == null ? "" : value);
        return size.matches() && Integer.parseInt(size.group(1)) >= LOWEST && Integer.parseInt(size.group(1)) <= HIGHEST;
    }

    static boolean isText(String element) {
        return element.equals("text") || element.equals("tspan");
    }
}
