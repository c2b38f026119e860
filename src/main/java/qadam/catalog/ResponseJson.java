package qadam.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import qadam.shared.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Responses as JSON, in two forms. Stored: compact, with the authors' option ids ({@code {"chosen":["a"]}}), equal responses
 * as equal bytes. Sent by a script: the form's own fields ({@code {"option":["o1f…"]}}), to be given to {@link Responses}.
 */
public final class ResponseJson {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int MOST_FIELDS = 32;
    private static final int LONGEST_VALUE = 200;

    private ResponseJson() {
    }

    public static String write(Response response) {
        return MAPPER.writeValueAsString(switch (response) {
            case Response.Chosen chosen -> Map.of("chosen", new TreeSet<>(chosen.options()));
            case Response.Ordered ordered -> Map.of("ordered", ordered.options());
            case Response.Matched matched -> Map.of("matched", new TreeMap<>(matched.rightByLeft()));
            case Response.Number number -> Map.of("number", number.value().toPlainString());
            case Response.Words words -> Map.of("words", words.text());
        });
    }

    /** Reads what {@link #write} wrote. */
    public static Response read(String json) {
        JsonNode node = MAPPER.readTree(json);
        Map.Entry<String, JsonNode> entry = node.properties().iterator().next();
        return switch (entry.getKey()) {
            case "chosen" -> new Response.Chosen(Set.copyOf(texts(entry.getValue())));
            case "ordered" -> new Response.Ordered(texts(entry.getValue()));
            case "matched" -> new Response.Matched(matches(entry.getValue()));
            case "number" -> new Response.Number(new BigDecimal(entry.getValue().stringValue()));
            case "words" -> new Response.Words(entry.getValue().stringValue());
            default -> throw new IllegalArgumentException("not a stored response: " + entry.getKey());
        };
    }

    /**
     * The fields of a form that a script sent as a JSON object: each value a text or a list of texts.
     *
     * @throws Refusal with {@link CatalogProblem#UNREADABLE}
     */
    public static Map<String, List<String>> fields(String json) {
        try {
            return fields(MAPPER.readTree(json));
        } catch (JacksonException unreadable) {
            throw new Refusal(CatalogProblem.UNREADABLE);
        }
    }

    /** The same from a part of a larger JSON request. */
    public static Map<String, List<String>> fields(JsonNode object) {
        if (object == null || !object.isObject() || object.size() > MOST_FIELDS) {
            throw new Refusal(CatalogProblem.UNREADABLE);
        }
        Map<String, List<String>> fields = new LinkedHashMap<>();
        object.properties().forEach(entry -> fields.put(entry.getKey(),
            entry.getValue().isArray() ? values(entry.getValue()) : List.of(value(entry.getValue()))));
        return fields;
    }

    private static List<String> values(JsonNode array) {
        if (array.size() > MOST_FIELDS) {
            throw new Refusal(CatalogProblem.UNREADABLE);
        }
        List<String> values = new ArrayList<>();
        array.forEach(node -> values.add(value(node)));
        return values;
    }

    private static String value(JsonNode node) {
        if (!node.isString() || node.stringValue().length() > LONGEST_VALUE) {
            throw new Refusal(CatalogProblem.UNREADABLE);
        }
        return node.stringValue();
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(node -> texts.add(node.stringValue()));
        return List.copyOf(texts);
    }

    private static Map<String, String> matches(JsonNode object) {
        Map<String, String> matches = new TreeMap<>();
        object.properties().forEach(entry -> matches.put(entry.getKey(), entry.getValue().stringValue()));
        return Map.copyOf(matches);
    }
}
