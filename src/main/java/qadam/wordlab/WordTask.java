package qadam.wordlab;

import java.util.ArrayList;
import java.util.List;
import qadam.shared.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the lab's file asks.
 *
 * @param words Kazakh words to be cut
 * @param settings all of it
 */
record WordTask(List<String> words, JsonNode settings) {
    /** @param verdict what its author found when holding it against the lessons: true, false or nonsense */
    record Sentence(String id, String text, String verdict) {
    }

    static WordTask of(JsonNode settings) {
        List<String> words = new ArrayList<>();
        settings.path("words").forEach(word -> words.add(word.asString()));
        return new WordTask(words, settings);
    }

    List<Sentence> sentences(Language language) {
        List<Sentence> sentences = new ArrayList<>();
        settings.path("sentences").path(language.tag())
            .forEach(one -> sentences.add(new Sentence(one.path("id").asString(), one.path("text").asString(), one.path("verdict").asString())));
        return sentences;
    }

    /** For the browser: without the verdicts. */
    JsonNode told() {
        ObjectNode told = settings.deepCopy().asObject();
        told.path("sentences").forEach(language -> language.forEach(one -> one.asObject().remove("verdict")));
        return told;
    }
}
