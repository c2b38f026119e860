package qadam.wordlab;

import java.util.ArrayList;
import java.util.List;
import qadam.shared.Language;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the lab's file asks.
 *
 * @param course whose lessons the models learn from
 * @param words Kazakh words to be cut
 * @param settings all of it
 */
record WordTask(String course, List<String> words, JsonNode settings) {
    /** @param verdict what its author found when holding it against the lessons: true, false or nonsense */
    record Sentence(String id, String text, String verdict) {
    }

    static WordTask of(JsonNode settings) {
        List<String> words = new ArrayList<>();
        settings.path("words").forEach(word -> words.add(word.asString()));
        return new WordTask(settings.path("course").asString(), words, settings);
    }

    List<Sentence> sentences(Language language) {
        List<Sentence> sentences = new ArrayList<>();
        settings.path("sentences").path(language.tag())
            .forEach(one -> sentences.add(new Sentence(one.path("id").asString(), one.path("text").asString(), one.path("verdict").asString())));
        return sentences;
    }

    /** For the browser: the verdicts stay here. @param addresses where the lessons' text stands */
    JsonNode told(int version, List<String> addresses) {
        ObjectNode told = settings.deepCopy().asObject();
        told.path("sentences").forEach(language -> language.forEach(one -> one.asObject().remove("verdict")));
        told.put("version", version);
        ArrayNode offline = told.putArray("offline");
        addresses.forEach(offline::add);
        return told;
    }
}
