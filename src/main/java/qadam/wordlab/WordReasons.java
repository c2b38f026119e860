package qadam.wordlab;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import qadam.lab.Dice;
import qadam.lab.Reason;
import qadam.shared.Language;
import qadam.wordlab.WordWork.Try;

/**
 * The grade of the language lab, reason by reason: all that the browser computed is computed again, from the lessons and the learner's seed.
 *
 * @param learned what is to be learned from the lessons of the work's version
 * @param task what the lab's file asks
 * @param two the model that looks one word back, about which most questions are
 */
record WordReasons(long seed, WordWork work, Function<Language, Learned> learned, WordTask task, Chain two) {
    static final int JUDGED = 8;
    static final int DRAWS = 20;
    static final int FEW = 4;
    static final int MANY = 9;
    static final int OFTEN = 3;
    static final int VARIED = 6;
    private static final int ENOUGH_TRIES = 4;
    private static final int HALF = 50;
    private static final int WHOLE = 4;
    private static final double HUNDRED = 100.0;
    private static final double SAME = 1e-6;
    /** So near to the best that no more is asked. */
    private static final double ENOUGH_GAIN = 0.97;
    private static final List<Integer> ASIDES = List.of(50, 60, 70, 80, 90, 95);
    private static final int WORTH_SHOWING = 5;
    private static final int SHORTEST_WORD = 6;

    static WordReasons of(long seed, WordWork work, Function<Language, Learned> learned, WordTask task) {
        return new WordReasons(seed, work, learned, task, Chain.learn(halves(seed, learned).learned(work.language(), WHOLE), 2));
    }

    private static Halves halves(long seed, Function<Language, Learned> learned) {
        return new Halves(seed, language -> learned.apply(language).sentences());
    }

    private Halves halves() {
        return halves(seed, learned);
    }

    List<Reason> all() {
        Map<Try, Double> measured = new HashMap<>();
        work.tries().forEach(one -> measured.put(one, perplexity(one)));
        return List.of(better(measured), tried(measured), counted(), drawn(), cut(), ownWord(), near(), judged());
    }

    private double perplexity(Try one) {
        List<String> text = one.languages().stream().sorted().flatMap(language -> halves().learned(language, one.quarters()).stream()).toList();
        return Chain.learn(text, one.run()).perplexity(halves().held(work.language()), one.aside() / HUNDRED);
    }

    private Reason better(Map<Try, Double> measured) {
        int most = 20;
        double start = perplexity(new Try(1, HALF, WHOLE, Set.of(work.language()), 1));
        double best = best();
        double reached = measured.values().stream().mapToDouble(Double::doubleValue).min().orElse(start);
        double gain = Math.log(start / reached) / Math.log(start / best) / ENOUGH_GAIN;
        return new Reason("wordlab.grade.better", (int) Math.round(most * Math.clamp(gain, 0, 1)), most,
            Map.of("start", Math.round(start), "reached", Math.round(reached), "best", Math.round(best)));
    }

    private double best() {
        double best = Double.MAX_VALUE;
        for (int run = 1; run <= Chain.LONGEST_RUN; run++) {
            Chain chain = Chain.learn(halves().learned(work.language(), WHOLE), run);
            List<String> held = halves().held(work.language());
            best = Math.min(best, ASIDES.stream().mapToDouble(aside -> chain.perplexity(held, aside / HUNDRED)).min().orElseThrow());
        }
        return best;
    }

    /** Several models, each with the number that it really has. */
    private Reason tried(Map<Try, Double> measured) {
        int most = 5;
        long right = measured.entrySet().stream().filter(one -> Math.abs(one.getKey().perplexity() - one.getValue()) <= SAME * one.getValue())
            .map(one -> List.of(one.getKey().run(), one.getKey().aside(), one.getKey().quarters(), one.getKey().languages())).distinct().count();
        long wrong = measured.size() - right;
        int points = wrong > 0 ? 0 : right >= ENOUGH_TRIES ? most : (int) right;
        return new Reason("wordlab.grade.tried", points, most, Map.of("right", right, "wrong", Math.max(0, wrong)));
    }

    List<Chain.Pair> pairs() {
        return new Dice(seed, "pairs-" + work.language().tag()).some(two.pairs(OFTEN), WordWork.PAIRS);
    }

    private Reason counted() {
        int most = 10;
        List<Chain.Pair> pairs = pairs();
        long right = IntStream.range(0, Math.min(pairs.size(), work.counts().size()))
            .filter(i -> work.counts().get(i).equals(Optional.of(pairs.get(i).times()))).count();
        return share("wordlab.grade.counted", right, pairs.size(), most);
    }

    String start() {
        List<String> varied = two.leaning(VARIED);
        return new Dice(seed, "start-" + work.language().tag()).some(varied, 1).getFirst();
    }

    /** How many different words come after the learner's word, at a temperature in tenths. */
    long different(int tenths) {
        return two.different(start(), tenths / 10.0, DRAWS, new Dice(seed, "draw"));
    }

    private Reason drawn() {
        boolean few = work.low().filter(low -> low > 0 && different(low) <= FEW).isPresent();
        boolean many = work.high().filter(high -> high > 0 && different(high) >= MANY).isPresent();
        return share("wordlab.grade.drawn", (few ? 1 : 0) + (many ? 1 : 0), 2, 10);
    }

    List<String> words() {
        return new Dice(seed, "words").some(task.words(), WordWork.WORDS);
    }

    private int pieces(Language taught, String word) {
        return learned.apply(taught).pairs().cut(word).size();
    }

    private Reason cut() {
        List<String> words = words();
        long right = 0;
        for (int i = 0; i < words.size(); i++) {
            right += i < work.foreign().size() && work.foreign().get(i).equals(Optional.of(pieces(Language.EN, words.get(i)))) ? 1 : 0;
            right += i < work.own().size() && work.own().get(i).equals(Optional.of(pieces(Language.KK, words.get(i)))) ? 1 : 0;
        }
        return share("wordlab.grade.cut", right, 2 * words.size(), 12);
    }

    /** A word of the learner's own on which the two tokenizers differ much. */
    private Reason ownWord() {
        String word = work.word();
        boolean isWord = word.codePoints().allMatch(Character::isLetter) && word.length() >= SHORTEST_WORD && !task.words().contains(word);
        int difference = isWord ? pieces(Language.EN, word) - pieces(Language.KK, word) : 0;
        int most = 3;
        return new Reason("wordlab.grade.word", difference >= WORTH_SHOWING ? most : 0, most, Map.of("difference", difference, "least", WORTH_SHOWING));
    }

    List<String> asked() {
        return new Dice(seed, "near-" + work.language().tag()).some(learned.apply(work.language()).company().names(), WordWork.NEAR);
    }

    private Reason near() {
        List<String> asked = asked();
        Company company = learned.apply(work.language()).company();
        long right = IntStream.range(0, Math.min(asked.size(), work.near().size())).filter(i -> company.isNearest(asked.get(i), work.near().get(i))).count();
        return share("wordlab.grade.near", right, asked.size(), 10);
    }

    private Reason judged() {
        Map<String, String> verdicts = new LinkedHashMap<>();
        new Dice(seed, "judge-" + work.language().tag()).some(task.sentences(work.language()), JUDGED).forEach(one -> verdicts.put(one.id(), one.verdict()));
        Set<String> same = new HashSet<>(verdicts.keySet());
        same.removeIf(id -> !verdicts.get(id).equals(work.judged().get(id)));
        return share("wordlab.grade.judged", same.size(), verdicts.size(), 20);
    }

    private static Reason share(String key, long right, int asked, int most) {
        return new Reason(key, asked == 0 ? 0 : (int) Math.round((double) most * right / asked), most, Map.of("right", right, "asked", asked));
    }
}
