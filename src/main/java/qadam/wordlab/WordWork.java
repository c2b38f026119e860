package qadam.wordlab;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import qadam.lab.LabProblem;
import qadam.shared.Language;
import qadam.shared.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * What is handed in of the language lab, read strictly. What was not done is left out; what is there must be as the workbench makes it.
 *
 * @param language of the sentences by which the model is measured
 * @param counts how often three pairs of words stand in the text
 * @param low a temperature at which little comes, in tenths @param high one at which much comes
 * @param foreign in how many pieces the tokenizer that never met Kazakh cuts each word @param own and the one that did
 * @param word one's own, on which the two differ much
 * @param near which word is nearest to each of two
 * @param judged the verdict on each sentence, by its id
 */
record WordWork(Language language, List<Try> tries, List<Optional<Integer>> counts, Optional<Integer> low, Optional<Integer> high,
                List<Optional<Integer>> foreign, List<Optional<Integer>> own, String word, List<String> near, Map<String, String> judged) {
    static final int PAIRS = 3;
    static final int WORDS = 3;
    static final int NEAR = 2;
    static final Set<String> VERDICTS = Set.of("true", "false", "nonsense");
    private static final int MOST_TRIES = 16;
    private static final int LONGEST = 60;
    private static final int MOST = 1_000_000;
    private static final int WARMEST = 30;
    private static final int FIELDS = 10;

    /**
     * One model that was built and measured.
     *
     * @param run the longest run of words that it counts, 1 to 4
     * @param aside the part put aside for what was never seen, in hundredths
     * @param quarters how much of the text it learned from
     */
    record Try(int run, int aside, int quarters, Set<Language> languages, double perplexity) {
        private static final int LEAST_ASIDE = 5;
        private static final int MOST_ASIDE = 95;
        private static final int QUARTERS = 4;

        static Try read(JsonNode node) {
            Set<Language> languages = EnumSet.noneOf(Language.class);
            list(node.path("languages"), Language.values().length).forEach(one -> languages.add(language(one)));
            JsonNode perplexity = node.path("perplexity");
            require(node.isObject() && !languages.isEmpty() && perplexity.isNumber() && perplexity.doubleValue() > 0);
            return new Try(number(node.path("reach"), 1, Chain.LONGEST_RUN), number(node.path("aside"), LEAST_ASIDE, MOST_ASIDE),
                number(node.path("quarters"), 1, QUARTERS), languages, perplexity.doubleValue());
        }
    }

    /** @throws Refusal when it is not what the workbench makes */
    static WordWork read(JsonNode work) {
        require(work.isObject() && work.size() <= FIELDS);
        return new WordWork(language(work.path("language")), each(work.path("tries"), MOST_TRIES, Try::read),
            answers(work.path("counts"), PAIRS), answer(work.path("low"), WARMEST), answer(work.path("high"), WARMEST),
            answers(work.path("foreign"), WORDS), answers(work.path("own"), WORDS), text(work.path("word")), each(work.path("near"), NEAR, WordWork::text),
            verdicts(work.path("judged")));
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new Refusal(LabProblem.MALFORMED_WORK);
        }
    }

    private static List<JsonNode> list(JsonNode node, int most) {
        require(node.isMissingNode() || node.isArray() && node.size() <= most);
        List<JsonNode> all = new ArrayList<>();
        node.forEach(all::add);
        return all;
    }

    private static <T> List<T> each(JsonNode node, int most, Function<JsonNode, T> read) {
        return list(node, most).stream().map(read).toList();
    }

    private static int number(JsonNode node, int least, int most) {
        require(node.isIntegralNumber() && node.canConvertToInt() && node.intValue() >= least && node.intValue() <= most);
        return node.intValue();
    }

    private static List<Optional<Integer>> answers(JsonNode node, int most) {
        return each(node, most, one -> answer(one, MOST));
    }

    /** Null is what was not answered. */
    private static Optional<Integer> answer(JsonNode node, int most) {
        return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(number(node, 0, most));
    }

    private static String text(JsonNode node) {
        require(node.isMissingNode() || node.isString() && node.stringValue().length() <= LONGEST);
        return node.isMissingNode() ? "" : node.stringValue();
    }

    private static Language language(JsonNode node) {
        return Language.of(text(node)).orElseThrow(() -> new Refusal(LabProblem.MALFORMED_WORK));
    }

    private static Map<String, String> verdicts(JsonNode node) {
        require(node.isMissingNode() || node.isObject() && node.size() <= WordReasons.JUDGED);
        Map<String, String> verdicts = new LinkedHashMap<>();
        node.properties().forEach(one -> {
            require(one.getKey().length() <= LONGEST && VERDICTS.contains(text(one.getValue())));
            verdicts.put(one.getKey(), one.getValue().stringValue());
        });
        return verdicts;
    }
}
