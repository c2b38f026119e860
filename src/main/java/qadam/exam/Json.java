package qadam.exam;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import qadam.catalog.Task;
import tools.jackson.databind.json.JsonMapper;

/** How this package's records are written as JSON. A sealed item carries its kind of task by name. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.builder().addMixIn(Task.class, NamedTask.class).build();

    private Json() {
    }

    static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    static <T> T read(String json, Class<T> type) {
        return MAPPER.readValue(json, type);
    }

    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, property = "type")
    private interface NamedTask {
    }
}
