package qadam.gateway;

import io.javalin.http.Context;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import qadam.shared.Refusal;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A request's body: one JSON object of bounded size and depth, no name twice; {@code null} is as if it were not there. */
final class ApiBody {
    static final int MOST_BYTES = 128 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(30).maxStringLength(MOST_BYTES).maxNameLength(200).maxNumberLength(40).build()).build()).build();

    private final JsonNode members;

    private ApiBody(JsonNode members) {
        this.members = members;
    }

    static ApiBody of(Context context) {
        String type = context.contentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).matches("application/json *(;.*)?")) {
            throw new Refusal(GatewayProblem.TYPE);
        }
        if (context.contentLength() > MOST_BYTES) {
            throw new Refusal(GatewayProblem.TOO_LARGE, Map.of("kilobytes", MOST_BYTES / 1024));
        }
        byte[] bytes = context.bodyAsBytes();
        if (bytes.length > MOST_BYTES) {
            throw new Refusal(GatewayProblem.TOO_LARGE, Map.of("kilobytes", MOST_BYTES / 1024));
        }
        return of(bytes);
    }

    static ApiBody of(byte[] bytes) {
        try {
            JsonNode read = JSON.readTree(bytes);
            if (read == null || !read.isObject()) {
                throw new Refusal(GatewayProblem.SYNTAX);
            }
            return new ApiBody(read);
        } catch (JacksonException broken) {
            throw new Refusal(GatewayProblem.SYNTAX);
        }
    }

    /** Of a member that is not there: a missing node. */
    JsonNode get(String name) {
        JsonNode value = members.path(name);
        return value.isNull() ? JSON.missingNode() : value;
    }

    Set<Map.Entry<String, JsonNode>> all() {
        return members.properties();
    }

    static Refusal wrong(String name) {
        return new Refusal(GatewayProblem.VALUE, Map.of("param", name));
    }

    static Refusal unsupported(String name) {
        return new Refusal(GatewayProblem.UNSUPPORTED, Map.of("param", name));
    }

    static Refusal missing(String name) {
        return new Refusal(GatewayProblem.MISSING, Map.of("param", name));
    }
}
