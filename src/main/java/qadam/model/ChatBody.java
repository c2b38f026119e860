package qadam.model;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A prompt as the body of {@code POST /v1/chat/completions}. */
final class ChatBody {
    /** Characters of all messages together: more than any model here reads. */
    private static final int MOST_CHARACTERS = 1_000_000;

    private ChatBody() {
    }

    /** @param model as the server names it */
    static String of(Prompt prompt, String model, Station.Skills skills) throws Fault {
        if (prompt.messages().stream().mapToLong(message -> message.text().length()).sum() > MOST_CHARACTERS) {
            throw Fault.of(ModelProblem.TOO_LONG);
        }
        Sampling sampling = prompt.sampling();
        ObjectNode body = JsonMapper.shared().createObjectNode().put("model", model).put("stream", true);
        if (skills.countsStreams()) {
            body.putObject("stream_options").put("include_usage", true);
        }
        ArrayNode messages = body.putArray("messages");
        prompt.messages().forEach(message -> messages.addObject().put("role", message.speaker().word()).put("content", CleanText.of(message.text())));
        body.put("max_tokens", sampling.mostTokens()).put("temperature", sampling.temperature());
        sampling.topP().ifPresent(share -> body.put("top_p", share));
        sampling.seed().ifPresent(seed -> body.put("seed", seed));
        if (!sampling.stops().isEmpty()) {
            ArrayNode stops = body.putArray("stop");
            sampling.stops().forEach(stop -> stops.add(CleanText.of(stop)));
        }
        if (skills.jsonSchema()) {
            sampling.responseFormat().ifPresent(format -> body.set("response_format", format));
        }
        return body.toString();
    }
}
