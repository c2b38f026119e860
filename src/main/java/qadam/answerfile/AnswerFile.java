package qadam.answerfile;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import qadam.shared.Refusal;
import qadam.web.Asker;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a file holds, read strictly; js/answer-file.js makes it.
 *
 * @param steps practice answers, as js/outbox.js keeps them
 * @param works handed-in work at labs, as js/lab-outbox.js keeps it
 * @param saves answers in exams, as js/exam-outbox.js keeps them
 */
record AnswerFile(Ticket ticket, List<JsonNode> steps, List<JsonNode> works, List<JsonNode> saves) {
    static final int LARGEST_BYTES = 8_000_000;
    private static final int MOST_STEPS = 2_000;
    private static final int MOST_WORKS = 50;
    private static final int MOST_SAVES = 4_000;
    private static final String FORMAT = "qadam-answers";
    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(48).maxStringLength(1_100_000).maxNumberLength(40).maxNameLength(200).build())
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build())
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    /** @throws Refusal when it is no such file, of another installation, or of nobody to whom we gave our word */
    static AnswerFile read(byte[] file, AnswerKey key, byte[] ticketKey) {
        if (file.length > LARGEST_BYTES) {
            throw new Refusal(AnswerFileProblem.TOO_LARGE);
        }
        String text = new String(file, StandardCharsets.UTF_8).strip();
        JsonNode content = json(text.startsWith("{") ? text.getBytes(StandardCharsets.UTF_8) : key.open(text));   // plain where a browser has no WebCrypto
        boolean ours = FORMAT.equals(content.path("format").stringValue(null)) && content.path("version").intValue(0) == 1;
        Ticket ticket = Optional.of(content.path("ticket").stringValue("")).filter(word -> ours).flatMap(word -> Ticket.read(word, ticketKey))
            .filter(word -> owner(word.person()).equals(content.path("owner").stringValue(null)))
            .orElseThrow(() -> new Refusal(AnswerFileProblem.NOT_READABLE));
        return new AnswerFile(ticket, list(content, "steps", MOST_STEPS), list(content, "works", MOST_WORKS), list(content, "saves", MOST_SAVES));
    }

    private static JsonNode json(byte[] bytes) {
        try {
            return JSON.readTree(bytes);
        } catch (JacksonException malformed) {
            throw new Refusal(AnswerFileProblem.NOT_READABLE);
        }
    }

    /** As the browser marks what is this person's. */
    static String owner(UUID person) {
        return new Asker(null, "", Optional.empty(), Optional.of(person), Set.of()).owner();
    }

    private static List<JsonNode> list(JsonNode content, String name, int most) {
        JsonNode list = content.path(name);
        if (!list.isArray() || list.size() > most || list.values().stream().anyMatch(one -> !one.isObject())) {
            throw new Refusal(AnswerFileProblem.NOT_READABLE);
        }
        String owner = content.path("owner").stringValue("");
        if (list.values().stream().anyMatch(one -> !owner.equals(one.path("owner").stringValue(null)))) {
            throw new Refusal(AnswerFileProblem.NOT_READABLE);   // our script puts one person's answers into a file, and nobody else's
        }
        return List.copyOf(list.values());
    }

    boolean isEmpty() {
        return steps.isEmpty() && works.isEmpty() && saves.isEmpty();
    }
}
