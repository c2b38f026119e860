package qadam.gateway;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * What a builder asks of {@code /v1/chat/completions}, as far as this gateway passes it on.
 *
 * @param most tokens of the answer at most; empty when they leave it to us
 * @param usageInStream whether the last piece of a stream tells how many tokens it was
 */
record ChatRequest(String model, List<Said> messages, OptionalInt most, OptionalDouble temperature, OptionalDouble topP, OptionalLong seed, List<String> stops,
                   Optional<JsonNode> responseFormat, boolean stream, boolean usageInStream) {
    /** @param role {@code system}, {@code user} or {@code assistant} */
    record Said(String role, String text) {
    }

    /** What was asked last: the crisis words and the examples written by people go by it. */
    String lastAsked() {
        return messages.reversed().stream().filter(said -> said.role().equals("user")).map(Said::text).findFirst().orElse("");
    }

    /** Nothing but texts to a model. */
    static ChatRequest of(String model, List<String> texts) {
        return of(model, texts.stream().map(text -> new Said("user", text)).toList(), OptionalDouble.empty());
    }

    static ChatRequest of(String model, List<Said> messages, OptionalDouble temperature) {
        return new ChatRequest(model, messages, OptionalInt.empty(), temperature, OptionalDouble.empty(), OptionalLong.empty(), List.of(), Optional.empty(), false, false);
    }

    ChatRequest with(List<Said> other) {
        return new ChatRequest(model, other, most, temperature, topP, seed, stops, responseFormat, stream, usageInStream);
    }
}
