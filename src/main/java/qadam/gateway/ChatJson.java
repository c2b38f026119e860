package qadam.gateway;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import qadam.gateway.Completion.Source;
import qadam.model.Usage;
import qadam.shared.Ids;

/** Answers in the shape of OpenAI's chat completions. */
final class ChatJson {
    private ChatJson() {
    }

    static String id(UUID exchange) {
        return "chatcmpl-" + Ids.hex(exchange);
    }

    static Map<String, Object> whole(Completion done) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", done.text());
        message.put("refusal", null);
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("message", message);
        choice.put("logprobs", null);
        choice.put("finish_reason", done.finishReason());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id(done.id()));
        body.put("object", "chat.completion");
        body.put("created", done.at().getEpochSecond());
        body.put("model", done.model());
        body.put("choices", List.of(choice));
        body.put("usage", usage(done.usage()));
        body.put("system_fingerprint", fingerprint(done.source()));
        return body;
    }

    /** Says in each answer who wrote it, for programs: a model, or people. */
    static String fingerprint(Source source) {
        return switch (source) {
            case MODEL -> "model";
            case EXAMPLE -> "recorded-example";
            case CRISIS -> "fixed-words";
        };
    }

    static Map<String, Object> usage(Usage usage) {
        Map<String, Object> numbers = new LinkedHashMap<>();
        numbers.put("prompt_tokens", usage.promptTokens());
        numbers.put("completion_tokens", usage.answerTokens());
        numbers.put("total_tokens", usage.total());
        return numbers;
    }

    /** A piece of a stream. @param delta what is new @param finish null until the last */
    static Map<String, Object> piece(String id, long created, String model, Map<String, Object> delta, String finish) {
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("logprobs", null);
        choice.put("finish_reason", finish);
        return chunk(id, created, model, List.of(choice));
    }

    static Map<String, Object> chunk(String id, long created, String model, List<Object> choices) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("object", "chat.completion.chunk");
        body.put("created", created);
        body.put("model", model);
        body.put("choices", choices);
        return body;
    }
}
