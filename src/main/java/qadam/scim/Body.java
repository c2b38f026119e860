package qadam.scim;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import qadam.shared.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request's body: one JSON object, its names without regard to case (RFC 7643 §2.1), none of them twice. */
final class Body {
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(20).maxStringLength(10_000).maxNameLength(500).maxNumberLength(40).build()).build()).build();

    private final Map<String, JsonNode> members;

    private Body(Map<String, JsonNode> members) {
        this.members = members;
    }

    /** @param schema that it must name */
    static Body of(Context context, String schema) {
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/(scim\\+)?json *(;.*)?")) {
            throw new Refusal(ScimProblem.TYPE);
        }
        Body body = of(read(context.bodyAsBytes()));
        if (body.list("schemas").stream().noneMatch(one -> one.isString() && one.asString().equalsIgnoreCase(schema))) {
            throw new Refusal(ScimProblem.SYNTAX);
        }
        return body;
    }

    private static JsonNode read(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException broken) {
            throw new Refusal(ScimProblem.SYNTAX);
        }
    }

    static Body of(JsonNode node) {
        if (!node.isObject()) {
            throw new Refusal(ScimProblem.SYNTAX);
        }
        Map<String, JsonNode> members = new LinkedHashMap<>();
        node.properties().forEach(member -> {
            if (members.put(member.getKey().toLowerCase(Locale.ROOT), member.getValue()) != null) {
                throw new Refusal(ScimProblem.SYNTAX);
            }
        });
        return new Body(members);
    }

    Map<String, JsonNode> members() {
        return members;
    }

    JsonNode get(String name) {
        return members.getOrDefault(name, JSON.nullNode());
    }

    /** One value stands for a list of one; nothing for an empty one. */
    List<JsonNode> list(String name) {
        return list(get(name));
    }

    static List<JsonNode> list(JsonNode value) {
        List<JsonNode> all = new ArrayList<>();
        if (value.isArray()) {
            value.forEach(all::add);
        } else if (!value.isNull()) {
            all.add(value);
        }
        return all;
    }
}
