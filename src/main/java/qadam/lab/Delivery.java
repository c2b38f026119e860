package qadam.lab;

import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * Work as a browser sends it.
 *
 * @param claimed how many points the bench's script says it is worth; empty when it says nothing
 */
record Delivery(UUID id, Instant takenAt, String course, int version, String lab, String ticket, OptionalInt claimed, Work work) {
    static Delivery of(UUID id, JsonNode sent, Map<String, String> reflection, OptionalInt claimed) {
        return new Delivery(id, Instant.ofEpochMilli(sent.path("takenAt").longValue()), sent.path("course").stringValue(), sent.path("version").intValue(),
            sent.path("lab").stringValue(), sent.path("ticket").stringValue(""), claimed, new Work(reflection, sent.path("work")));
    }
}
