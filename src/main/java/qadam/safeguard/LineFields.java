package qadam.safeguard;

import java.util.HashMap;
import java.util.Map;

/** A help line as its form has it. */
public final class LineFields {
    private LineFields() {
    }

    public static Map<String, String> of(HelpLine line) {
        Map<String, String> fields = new HashMap<>(Map.of("name", line.name(), "reach", line.reach(), "hours", line.hours(), "source", line.source().toString(),
            "checked", line.checkedOn().toString()));
        line.languages().forEach(language -> fields.put(language.tag(), "yes"));
        return fields;
    }
}
