package qadam.record;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import qadam.shared.Ids;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A step as the leaf of its commit: one line of JSON, whose bytes are the truth. It tells names, not this node's numbers, so
 * that it can be made again wherever the record is copied to. The id's random bits keep its hash from being guessed by a
 * neighbour whose proof holds it.
 */
final class ReceiptLeaf {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final Base64.Encoder RESULT = Base64.getUrlEncoder().withoutPadding();

    private ReceiptLeaf() {
    }

    /** Made for every step there is, so it is written by hand; names that JSON would have to escape are left to the library. */
    static byte[] of(NamedStep step) {
        NamedActivity activity = step.activity();
        StringBuilder leaf = new StringBuilder(320).append("{\"step\":\"").append(Ids.hex(step.id()))
            .append("\",\"learner\":\"").append(Ids.hex(step.learner())).append("\",\"node\":").append(step.node())
            .append(",\"sequence\":").append(step.sequence()).append(",\"stored\":\"").append(step.storedAt())
            .append("\",\"taken\":\"").append(step.takenAt()).append("\",\"kind\":\"").append(step.kind().name().toLowerCase(Locale.ROOT))
            .append("\",\"course\":").append(quoted(activity.course() + "@" + activity.version()))
            .append(",\"activity\":").append(quoted(activity.activity())).append(",\"result\":\"")
            .append(RESULT.encodeToString(step.result())).append("\"}");
        return leaf.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String quoted(String name) {
        boolean plain = name.chars().allMatch(letter -> letter >= ' ' && letter < 127 && letter != '"' && letter != '\\');
        return plain ? "\"" + name + "\"" : JSON.writeValueAsString(name);
    }

    /** Empty for bytes that are no JSON object. */
    static Optional<JsonNode> read(byte[] leaf) {
        try {
            return Optional.of(JSON.readTree(leaf)).filter(JsonNode::isObject);
        } catch (JacksonException notJson) {
            return Optional.empty();
        }
    }
}
