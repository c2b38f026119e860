package qadam.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import tools.jackson.databind.JsonNode;

/**
 * How an answer is drawn.
 *
 * @param mostTokens the longest answer, at least 1; also held by us, when the server does not hold it
 * @param temperature 0 to 2
 * @param topP share of the likeliest words that are drawn from, above 0 and at most 1
 * @param seed the same seed gives the same answer, where the server knows seeds
 * @param stops texts at which the answer ends; at most 4
 * @param responseFormat a {@code response_format} with {@code json_schema}; sent only to servers that have shown that they know it
 */
public record Sampling(int mostTokens, double temperature, OptionalDouble topP, OptionalLong seed, List<String> stops, Optional<JsonNode> responseFormat) {
    public static final int MOST_TOKENS = 32_768;

    public Sampling {
        stops = List.copyOf(stops);
        if (mostTokens < 1 || mostTokens > MOST_TOKENS || !(temperature >= 0 && temperature <= 2) || stops.size() > 4) {
            throw new IllegalArgumentException("such a sampling there is not");
        }
        if (topP.isPresent() && !(topP.getAsDouble() > 0 && topP.getAsDouble() <= 1)) {
            throw new IllegalArgumentException("topP is above 0 and at most 1");
        }
    }

    /** Close to the sources, with little play. */
    public static Sampling tutor(int mostTokens) {
        return new Sampling(mostTokens, 0.2, OptionalDouble.of(0.9), OptionalLong.empty(), List.of(), Optional.empty());
    }

    /** As far as the server can, the same answer to the same prompt: for measurements. */
    public static Sampling steady(int mostTokens) {
        return new Sampling(mostTokens, 0, OptionalDouble.empty(), OptionalLong.of(1), List.of(), Optional.empty());
    }

    public Sampling shaped(JsonNode format) {
        return new Sampling(mostTokens, temperature, topP, seed, stops, Optional.of(format));
    }
}
