package qadam.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import qadam.gateway.ChatRequest.Said;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * Reads a request for a chat: strict about what would be answered otherwise than asked, lenient about what clients send by habit. The names are
 * those of OpenAI's chat completions.
 */
final class ChatReader {
    static final int MOST_MESSAGES = 200;
    private static final int MOST_STOPS = 4;
    private static final int LONGEST_STOP = 100;
    private static final int LONGEST_MODEL = 200;
    private static final Set<String> KNOWN = Set.of("model", "messages", "max_tokens", "max_completion_tokens", "temperature", "top_p", "stop", "seed", "stream",
        "stream_options", "n", "response_format", "user");
    /** Taken and not passed on: they change nothing of the answer. */
    private static final Set<String> WITHOUT_EFFECT = Set.of("metadata", "safety_identifier", "prompt_cache_key", "parallel_tool_calls", "service_tier");
    /** Taken while they ask for nothing. */
    private static final Set<String> ONLY_IDLE = Set.of("frequency_penalty", "presence_penalty", "logit_bias", "logprobs", "top_logprobs", "tools", "tool_choice", "functions",
        "function_call", "store", "audio", "modalities", "prediction", "reasoning_effort", "verbosity", "web_search_options");

    private final ApiBody body;
    private final int mostTokens;

    private ChatReader(ApiBody body, int mostTokens) {
        this.body = body;
        this.mostTokens = mostTokens;
    }

    /** @param mostTokens so many may an answer have */
    static ChatRequest read(ApiBody body, int mostTokens) {
        return new ChatReader(body, mostTokens).read();
    }

    private ChatRequest read() {
        body.all().forEach(member -> known(member.getKey(), member.getValue()));
        number("n", 1, 1);
        boolean stream = truth("stream");
        return new ChatRequest(model(), messages(), most(), number("temperature", 0, 2), number("top_p", 0.000001, 1), seed(), stops(), format(), stream, usageInStream());
    }

    private static void known(String name, JsonNode value) {
        if (KNOWN.contains(name) || WITHOUT_EFFECT.contains(name) || value.isNull()) {
            return;
        }
        if (!ONLY_IDLE.contains(name)) {
            throw new Refusal(GatewayProblem.UNKNOWN, Map.of("param", name.length() > 60 ? name.substring(0, 60) : name));
        }
        if (!isIdle(name, value)) {
            throw ApiBody.unsupported(name);
        }
    }

    private static boolean isIdle(String name, JsonNode value) {
        return value.isNumber() && value.asDouble() == 0 || value.isBoolean() && !value.asBoolean() || value.isContainer() && value.isEmpty()
            || name.equals("modalities") && value.size() == 1 && value.path(0).asString("").equals("text")
            || value.isString() && (value.asString().equals("none") || value.asString().equals("auto"));
    }

    private String model() {
        JsonNode model = body.get("model");
        if (model.isMissingNode()) {
            throw ApiBody.missing("model");
        }
        if (!model.isString() || model.asString().isBlank() || model.asString().length() > LONGEST_MODEL) {
            throw ApiBody.wrong("model");
        }
        return model.asString();
    }

    private List<Said> messages() {
        JsonNode messages = body.get("messages");
        if (messages.isMissingNode()) {
            throw ApiBody.missing("messages");
        }
        if (!messages.isArray() || messages.isEmpty() || messages.size() > MOST_MESSAGES) {
            throw ApiBody.wrong("messages");
        }
        List<Said> all = new ArrayList<>();
        for (int i = 0; i < messages.size(); i++) {
            all.add(said(messages.get(i), "messages[" + i + "]"));
        }
        if (all.stream().noneMatch(said -> said.role().equals("user"))) {
            throw ApiBody.wrong("messages");
        }
        return List.copyOf(all);
    }

    private static Said said(JsonNode message, String name) {
        String role = switch (message.path("role").asString("")) {
            case "system", "developer" -> "system";
            case "user" -> "user";
            case "assistant" -> "assistant";
            case "tool", "function" -> throw ApiBody.unsupported(name + ".role");
            default -> throw ApiBody.wrong(name + ".role");
        };
        if (!message.path("tool_calls").isEmpty()) {
            throw ApiBody.unsupported(name + ".tool_calls");
        }
        return new Said(role, text(message.path("content"), name + ".content"));
    }

    private static String text(JsonNode content, String name) {
        if (content.isString()) {
            return plain(content.asString(), name);
        }
        if (!content.isArray() || content.isEmpty() || content.size() > MOST_MESSAGES) {
            throw ApiBody.wrong(name);
        }
        StringBuilder all = new StringBuilder();
        for (JsonNode part : content) {
            String type = part.path("type").asString("");
            if (!type.equals("text") || !part.path("text").isString()) {
                throw type.isEmpty() || type.equals("text") ? ApiBody.wrong(name) : ApiBody.unsupported(name + ".type");
            }
            all.append(all.isEmpty() ? "" : "\n").append(plain(part.path("text").asString(), name));
        }
        return all.toString();
    }

    private static String plain(String text, String name) {
        if (text.indexOf('\0') >= 0) {
            throw ApiBody.wrong(name);
        }
        return text;
    }

    private OptionalInt most() {
        String name = body.get("max_completion_tokens").isMissingNode() ? "max_tokens" : "max_completion_tokens";
        OptionalDouble given = whole(name, 1, Integer.MAX_VALUE);
        if (given.isPresent() && given.getAsDouble() > mostTokens) {
            throw new Refusal(GatewayProblem.TOO_MANY_TOKENS, Map.of("param", name, "most", mostTokens));
        }
        return given.isEmpty() ? OptionalInt.empty() : OptionalInt.of((int) given.getAsDouble());
    }

    private OptionalLong seed() {
        JsonNode seed = body.get("seed");
        if (seed.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (!seed.isIntegralNumber() || !seed.canConvertToLong()) {
            throw ApiBody.wrong("seed");
        }
        return OptionalLong.of(seed.asLong());
    }

    private OptionalDouble whole(String name, double least, double most) {
        if (!body.get(name).isMissingNode() && !body.get(name).isIntegralNumber()) {
            throw ApiBody.wrong(name);
        }
        return number(name, least, most);
    }

    private OptionalDouble number(String name, double least, double most) {
        JsonNode value = body.get(name);
        if (value.isMissingNode()) {
            return OptionalDouble.empty();
        }
        if (!value.isNumber() || value.asDouble() < least || value.asDouble() > most) {
            throw name.equals("n") && value.isNumber() ? ApiBody.unsupported(name) : ApiBody.wrong(name);
        }
        return OptionalDouble.of(value.asDouble());
    }

    private boolean truth(String name) {
        JsonNode value = body.get(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw ApiBody.wrong(name);
        }
        return value.asBoolean(false);
    }

    private boolean usageInStream() {
        JsonNode options = body.get("stream_options");
        if (!options.isMissingNode() && !options.isObject()) {
            throw ApiBody.wrong("stream_options");
        }
        return options.path("include_usage").asBoolean(false);
    }

    private List<String> stops() {
        JsonNode stop = body.get("stop");
        if (stop.isMissingNode()) {
            return List.of();
        }
        List<JsonNode> all = new ArrayList<>();
        if (stop.isArray()) {
            stop.forEach(all::add);
        } else {
            all.add(stop);
        }
        if (all.size() > MOST_STOPS || all.stream().anyMatch(one -> !one.isString() || one.asString().isEmpty() || one.asString().length() > LONGEST_STOP)) {
            throw ApiBody.wrong("stop");
        }
        return all.stream().map(JsonNode::asString).toList();
    }

    private Optional<JsonNode> format() {
        JsonNode format = body.get("response_format");
        if (format.isMissingNode()) {
            return Optional.empty();
        }
        return switch (format.path("type").asString("")) {
            case "text" -> Optional.empty();
            case "json_object" -> Optional.of(format);
            case "json_schema" -> Optional.of(format).filter(one -> one.path("json_schema").path("schema").isObject()).or(() -> {
                throw ApiBody.wrong("response_format");
            });
            default -> throw ApiBody.wrong("response_format");
        };
    }
}
