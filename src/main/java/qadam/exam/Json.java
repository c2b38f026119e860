package qadam.exam;

import tools.jackson.databind.json.JsonMapper;

/** How forms and outcomes are written in the attempt's row. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }
}
