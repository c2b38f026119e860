package qadam.gateway;

import io.javalin.config.RoutesConfig;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import qadam.shared.Refusal;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.SecretAddress;
import tools.jackson.databind.JsonNode;

/** {@code POST /v1/embeddings}, where a server of the model gives any. */
final class EmbeddingsApi implements Routes {
    private static final int MOST_TEXTS = 128;
    private static final int LONGEST = 20_000;
    private static final List<String> KNOWN = List.of("model", "input", "encoding_format", "user");

    private final Entrance entrance;
    private final Asking asking;

    EmbeddingsApi(Entrance entrance, Asking asking) {
        this.entrance = entrance;
        this.asking = asking;
    }

    /** @param packed as the official clients ask by habit: numbers as bytes, in base64 */
    private record Request(String model, List<String> texts, boolean packed) {
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/v1/embeddings", entrance.forBearers((context, who) -> {
            Request request = read(ApiBody.of(context));
            ApiAnswers.send(context, 200, body(request, asking.embed(who, request.model(), request.texts())));
        }), Role.ANYONE, SecretAddress.BEARER);
    }

    private static Request read(ApiBody body) {
        body.all().stream().filter(member -> !member.getValue().isNull() && !KNOWN.contains(member.getKey())).findFirst().ifPresent(member -> {
            throw member.getKey().equals("dimensions") ? ApiBody.unsupported("dimensions")
                : new Refusal(GatewayProblem.UNKNOWN, Map.of("param", member.getKey().length() > 60 ? member.getKey().substring(0, 60) : member.getKey()));
        });
        JsonNode model = body.get("model");
        if (!model.isString() || model.asString().isBlank()) {
            throw model.isMissingNode() ? ApiBody.missing("model") : ApiBody.wrong("model");
        }
        String format = body.get("encoding_format").isMissingNode() ? "float" : body.get("encoding_format").asString("");
        if (!format.equals("float") && !format.equals("base64")) {
            throw ApiBody.wrong("encoding_format");
        }
        return new Request(model.asString(), texts(body.get("input")), format.equals("base64"));
    }

    private static List<String> texts(JsonNode input) {
        if (input.isMissingNode()) {
            throw ApiBody.missing("input");
        }
        List<JsonNode> all = new ArrayList<>();
        if (input.isArray()) {
            input.forEach(all::add);
        } else {
            all.add(input);
        }
        if (all.isEmpty() || all.size() > MOST_TEXTS || all.stream().anyMatch(one -> !one.isString() || one.asString().isEmpty() || one.asString().length() > LONGEST
            || one.asString().indexOf('\0') >= 0)) {
            throw ApiBody.wrong("input");
        }
        return all.stream().map(JsonNode::asString).toList();
    }

    private static Map<String, Object> body(Request request, float[][] numbers) {
        List<Object> data = new ArrayList<>();
        for (int i = 0; i < numbers.length; i++) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("object", "embedding");
            row.put("index", i);
            row.put("embedding", request.packed() ? packed(numbers[i]) : numbers[i]);
            data.add(row);
        }
        int tokens = request.texts().stream().mapToInt(Asking::tokens).sum();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("object", "list");
        body.put("data", data);
        body.put("model", request.model());
        body.put("usage", Map.of("prompt_tokens", tokens, "total_tokens", tokens));
        return body;
    }

    private static String packed(float[] numbers) {
        ByteBuffer bytes = ByteBuffer.allocate(numbers.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(numbers);
        return Base64.getEncoder().encodeToString(bytes.array());
    }
}
