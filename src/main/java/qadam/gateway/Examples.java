package qadam.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What stands in for a model where none is connected, so that a builder's program can be tried at all: a fixed, published list of replies that people
 * wrote, and for the task the verdicts of a rule of a few words. Each says at its end what it is. No model has said any of it.
 */
final class Examples {
    /** As {@code /v1/models} names it. */
    static final String MODEL = "recorded";
    private static final String LIST = "/gateway/recorded.jsonl";

    /** @param by {@code people}, or {@code rule} */
    record Example(String prompt, String reply, String by) {
    }

    private final List<Example> all;
    private final Map<String, Example> byPrompt = new LinkedHashMap<>();
    private final Task task;

    Examples(Task task) {
        this.task = task;
        this.all = lines(LIST).stream().map(node -> new Example(node.path("prompt").asString(), node.path("reply").asString(), "people")).toList();
        all.forEach(one -> byPrompt.put(plain(one.prompt()), one));
    }

    static List<JsonNode> lines(String resource) {
        return new String(bytes(resource), StandardCharsets.UTF_8).lines().filter(line -> !line.isBlank()).map(JsonMapper.shared()::readTree).toList();
    }

    static byte[] bytes(String resource) {
        try (var file = Examples.class.getResourceAsStream(resource)) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<Example> all() {
        return all;
    }

    /** To what was asked last: by the whole of it, or by its last line, where the task has its sentence. */
    String reply(String asked) {
        String[] lines = asked.strip().split("\n");
        Example example = byPrompt.getOrDefault(plain(asked), byPrompt.get(plain(lines[lines.length - 1])));
        if (example != null) {
            return example.reply() + "\n\n" + note("people");
        }
        String sentence = lines[lines.length - 1].strip();
        return task.holds(sentence) ? Task.rule(sentence) + "\n\n" + note("rule") : note("none");
    }

    /** In the three languages, for nobody knows who reads a program's output. */
    private static String note(String of) {
        return switch (of) {
            case "people" -> "[recorded: жазылған үлгі, мұны модель емес, адам жазған · образец, написан человеком, а не моделью · a written example, by people and not by a model]";
            case "rule" -> "[recorded: қарапайым сөз ережесінің жауабы, модельдікі емес · ответ простого правила по словам, а не модели · the verdict of a simple word rule, not of a model]";
            default -> "[recorded: модель қосылмаған, бұл сұраққа жазылған үлгі жоқ; үлгілер тізімі: /build/recorded.jsonl · модель не подключена, на этот запрос образца нет; "
                + "список образцов: /build/recorded.jsonl · no model is connected and there is no written example for this; the list of examples: /build/recorded.jsonl]";
        };
    }

    private static String plain(String text) {
        return text.strip().replaceAll("\\s+", " ").toLowerCase(java.util.Locale.ROOT);
    }
}
