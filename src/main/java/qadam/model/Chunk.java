package qadam.model;

import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What matters of one frame of a streamed answer, or of a whole answer in one: whatever else is in it is left aside, and what is missing is missing.
 *
 * @param text may be empty
 * @param isWord whether it belongs to the answer: a choice, be it empty or a thought that is not shown
 * @param ending {@code finish_reason}
 */
record Chunk(String text, boolean isWord, Optional<String> ending, Optional<Usage> usage) {
    private static final int MOST_TOKENS = 100_000_000;

    static Chunk read(String json) throws Fault {
        JsonNode frame;
        try {
            frame = JsonMapper.shared().readTree(json);
        } catch (JacksonException broken) {
            throw Fault.of(ModelProblem.GARBLED);
        }
        if (!frame.isObject()) {
            throw Fault.of(ModelProblem.GARBLED);
        }
        if (frame.hasNonNull("error")) {
            throw Fault.elsewhere(ModelProblem.CUT, Optional.empty());
        }
        JsonNode choice = frame.path("choices").path(0);
        JsonNode said = choice.has("delta") ? choice.path("delta") : choice.path("message");
        return new Chunk(text(said.path("content")), choice.isObject(), Optional.of(text(choice.path("finish_reason"))).filter(word -> !word.isEmpty()), usage(frame.path("usage")));
    }

    private static String text(JsonNode node) {
        return node.isString() ? node.asString() : "";
    }

    private static Optional<Usage> usage(JsonNode node) {
        JsonNode prompt = node.path("prompt_tokens");
        JsonNode answer = node.path("completion_tokens");
        return isCount(prompt) && isCount(answer) ? Optional.of(new Usage(prompt.asInt(), answer.asInt(), true)) : Optional.empty();
    }

    private static boolean isCount(JsonNode number) {
        return number.isIntegralNumber() && number.canConvertToInt() && number.asInt() >= 0 && number.asInt() <= MOST_TOKENS;
    }
}
