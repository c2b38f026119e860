package qadam.record;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import qadam.shared.Ids;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A step as the leaf of its commit: one line of JSON, whose bytes are the truth. It tells names, not this node's numbers, so
 * that it can be made again wherever the record is copied to. The id's random bits keep its hash from being guessed by a
 * neighbour whose proof holds it.
 */
final class ReceiptLeaf {
    private static final JsonMapper JSON = JsonMapper.shared();

    private ReceiptLeaf() {
    }

    static byte[] of(NamedStep step) {
        NamedActivity activity = step.activity();
        ObjectNode leaf = JsonNodeFactory.instance.objectNode().put("step", Ids.hex(step.id())).put("learner", Ids.hex(step.learner()))
            .put("node", step.node()).put("sequence", step.sequence())
            .put("stored", step.storedAt().toString()).put("taken", step.takenAt().toString())
            .put("kind", step.kind().name().toLowerCase(Locale.ROOT)).put("course", activity.course() + "@" + activity.version())
            .put("activity", activity.activity()).put("result", Base64.getUrlEncoder().withoutPadding().encodeToString(step.result()));
        return leaf.toString().getBytes(StandardCharsets.UTF_8);
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
