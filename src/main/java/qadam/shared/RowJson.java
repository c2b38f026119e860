package qadam.shared;

import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A row as JSON and back: texts, whole numbers and nothing as they are, bytes as {@code {"b": base64}}. */
final class RowJson {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String BYTES = "b";

    private RowJson() {
    }

    static String write(Map<String, Object> row) {
        Map<String, Object> written = new LinkedHashMap<>();
        row.forEach((column, value) -> written.put(column, value instanceof byte[] bytes ? Map.of(BYTES, Base64.getEncoder().encodeToString(bytes)) : value));
        return JSON.writeValueAsString(written);
    }

    static Map<String, Object> read(String json) {
        Map<String, Object> row = new LinkedHashMap<>();
        JSON.readTree(json).properties().forEach(column -> row.put(column.getKey(), value(column.getValue())));
        return row;
    }

    private static Object value(JsonNode value) {
        if (value.isNull()) {
            return null;
        }
        return value.isObject() ? Base64.getDecoder().decode(value.get(BYTES).asString()) : value.isNumber() ? (Object) value.asLong() : value.asString();
    }
}
