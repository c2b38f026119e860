package qadam.gateway;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The builder's task: short Kazakh messages to an office, each a question, a request, a complaint or thanks; our own sentences, CC BY 4.0. */
final class Task {
    static final String SENTENCES = "/gateway/task.jsonl";
    private static final List<String> THANKS = List.of("рақмет", "рахмет", "алғыс", "риза");
    private static final List<String> REQUEST = List.of("өтін", "көмектес", "беріңіз", "жіберіңіз", "қойыңыз", "беруіңіз");
    private static final List<String> QUESTION = List.of("қашан", "қалай", "қайда", "неге", "кім", "қандай", "қанша", "бола ма", "керек пе", "бар ма");

    /** @param part {@code try} to improve on, {@code test} to measure by */
    record Sentence(String id, String part, String text, String label) {
    }

    private final List<Sentence> sentences = Examples.lines(SENTENCES).stream().map(node -> new Sentence(node.path("id").asString(), node.path("part").asString(),
        node.path("text").asString(), node.path("label").asString())).toList();
    private final Set<String> texts = sentences.stream().map(Sentence::text).collect(Collectors.toUnmodifiableSet());

    List<Sentence> sentences() {
        return sentences;
    }

    boolean holds(String sentence) {
        return texts.contains(sentence);
    }

    /** By single words, as a beginner would: what a model has to beat. */
    static String rule(String sentence) {
        String small = sentence.toLowerCase(Locale.of("kk"));
        if (THANKS.stream().anyMatch(small::contains)) {
            return "алғыс";
        }
        if (REQUEST.stream().anyMatch(small::contains)) {
            return "өтініш";
        }
        return QUESTION.stream().anyMatch(small::contains) || small.endsWith("?") ? "сұрақ" : "шағым";
    }

    /** Of the sentences to measure by, how many the rule gets right. */
    long ruleIsRight() {
        return sentences.stream().filter(one -> one.part().equals("test") && rule(one.text()).equals(one.label())).count();
    }

    long measured() {
        return sentences.stream().filter(one -> one.part().equals("test")).count();
    }
}
