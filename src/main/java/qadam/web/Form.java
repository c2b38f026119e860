package qadam.web;

import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** Reads form fields with bounds: a field that is too long, or an id that is no id, is refused as malformed. */
public final class Form {
    private final Map<String, List<String>> fields;

    public Form(Context context) {
        this.fields = context.formParamMap();
    }

    /** The field's text without surrounding space; empty text when absent. */
    public String text(String name, int longest) {
        List<String> values = fields.getOrDefault(name, List.of());
        String text = values.isEmpty() ? "" : values.getFirst().strip();
        if (text.length() > longest || text.indexOf('\0') >= 0) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return text;
    }

    public List<String> all(String name) {
        List<String> values = fields.getOrDefault(name, List.of());
        if (values.size() > 64 || values.stream().anyMatch(value -> value.length() > 200)) {
            throw new Refusal(WebProblem.MALFORMED);
        }
        return values;
    }

    public UUID id(String name) {
        return Ids.parse(text(name, 36)).orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
    }

    public boolean ticked(String name) {
        return !text(name, 20).isEmpty();
    }
}
