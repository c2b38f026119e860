package qadam.wordlab;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The smallest language model: after which word came which, and how often (Shannon 1948). It looks one word back, or more where it has seen
 * those together before; beyond that it knows nothing, and of what is true it knows nothing at all.
 */
final class Chain {
    static final int LONGEST = 24;
    private static final String END = "";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-’'][\\p{L}\\p{N}]+)*");
    private static final int VARIED = 8;
    private static final int LETTERS = 3;
    private static final int MANY = 20;

    /** How many words one knows of at once at most, the next among them. */
    static final int LONGEST_RUN = 4;

    /** By the words before, with spaces between; by nothing for how often a word occurs at all. Sorted, so that the same text gives the same draw. */
    private final Map<String, TreeMap<String, Integer>> after = new HashMap<>();
    private final Map<String, Integer> times = new HashMap<>();
    private final int run;

    private Chain(int run) {
        this.run = run;
    }

    /** Looks one or two words back. */
    static Chain learn(List<String> sentences) {
        return learn(sentences, 3);
    }

    /** @param run how long the runs of words are that are counted: 1 looks at nothing before, 4 at three words */
    static Chain learn(List<String> sentences, int run) {
        Chain chain = new Chain(run);
        for (String sentence : sentences) {
            List<String> words = words(sentence);
            for (int i = 0; i <= words.size() && !words.isEmpty(); i++) {
                String next = i < words.size() ? words.get(i) : END;
                for (int back = 0; back < run && back <= i; back++) {
                    chain.count(String.join(" ", words.subList(i - back, i)), next);
                }
            }
        }
        return chain;
    }

    private void count(String before, String next) {
        after.computeIfAbsent(before, fresh -> new TreeMap<>()).merge(next, 1, Integer::sum);
        times.merge(before, 1, Integer::sum);
    }

    /** How often the word followed. */
    int times(String before, String next) {
        return after.getOrDefault(before, new TreeMap<>()).getOrDefault(next, 0);
    }

    /** What stands before and what follows, where it occurs so often; in the order of letters. */
    List<Pair> pairs(int least) {
        return after.entrySet().stream().filter(one -> !one.getKey().isEmpty() && one.getKey().indexOf(' ') < 0)
            .flatMap(one -> one.getValue().entrySet().stream().filter(next -> next.getValue() >= least && !next.getKey().equals(END))
                .map(next -> new Pair(one.getKey(), next.getKey(), next.getValue())))
            .sorted(Comparator.comparing(Pair::before).thenComparing(Pair::next)).toList();
    }

    /** Two words that stand side by side, so many times. */
    record Pair(String before, String next, int times) {
    }

    /**
     * The chance of the next word: of every count a part is put aside for what was never seen there, and goes to the shorter run (absolute discounting,
     * Ney, Essen, Kneser 1994). A word never met is one and the same unknown word. All chances of all known words and of the unknown sum to 1.
     *
     * @param aside above 0, under 1
     */
    double chance(List<String> before, String next, double aside) {
        TreeMap<String, Integer> all = after.getOrDefault("", new TreeMap<>());
        double chance = 1.0 / (all.size() + 1);
        for (int back = 0; back < run && back <= before.size(); back++) {
            String run = String.join(" ", before.subList(before.size() - back, before.size()));
            TreeMap<String, Integer> seen = after.get(run);
            if (seen != null) {
                double count = seen.getOrDefault(next, 0);
                chance = (Math.max(count - aside, 0) + aside * seen.size() * chance) / times.get(run);
            }
        }
        return chance;
    }

    /** Among how many equally likely words it hesitates on average, over every word of these sentences and their ends. */
    double perplexity(List<String> sentences, double aside) {
        double sum = 0;
        int all = 0;
        for (String sentence : sentences) {
            List<String> words = words(sentence);
            for (int i = 0; i <= words.size() && !words.isEmpty(); i++) {
                sum += Math.log(chance(words.subList(Math.max(0, i - LONGEST_RUN), i), i < words.size() ? words.get(i) : END, aside));
                all++;
            }
        }
        return all == 0 ? 0 : Math.exp(-sum / all);
    }

    static List<String> words(String sentence) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(sentence);
        while (word.find()) {
            words.add(word.group().toLowerCase(java.util.Locale.ROOT));
        }
        return words;
    }

    /** Words after which much may follow, the most varied first. */
    List<String> starts(int most) {
        return after.entrySet().stream().filter(one -> one.getKey().indexOf(' ') < 0 && one.getKey().length() > LETTERS && one.getValue().size() >= VARIED)
            .sorted(Comparator.<Map.Entry<String, TreeMap<String, Integer>>>comparingInt(one -> -one.getValue().size()).thenComparing(Map.Entry::getKey))
            .map(Map.Entry::getKey).limit(most).toList();
    }

    /** Words after which much may follow, and one thing half as often again as any other: a low temperature and a high one tell them apart. */
    List<String> leaning(int most) {
        return starts(after.size()).stream().filter(word -> {
            List<Integer> counts = after.get(word).values().stream().sorted(Comparator.reverseOrder()).toList();
            return counts.size() >= MANY && 2 * counts.get(0) >= 3 * counts.get(1);
        }).limit(most).toList();
    }

    /**
     * What may follow the word, the likeliest first; never the end of a sentence.
     *
     * @param temperature above 0: how often it followed, to the power of one by it, is its chance
     */
    List<Share> next(String word, double temperature) {
        return all(word, temperature).stream().filter(one -> !one.word().equals(END)).toList();
    }

    private List<Share> all(String word, double temperature) {
        return shares(after.getOrDefault(word, new TreeMap<>()), temperature);
    }

    /** How many different words come in so many draws, the end of a sentence among them. */
    long different(String word, double temperature, int draws, RandomGenerator dice) {
        List<Share> shares = all(word, temperature);
        return java.util.stream.IntStream.range(0, draws).mapToObj(draw -> drawn(shares, dice.nextDouble())).distinct().count();
    }

    private static List<Share> shares(TreeMap<String, Integer> counts, double temperature) {
        int most = counts.values().stream().mapToInt(Integer::intValue).max().orElse(1);
        Map<String, Double> weights = new TreeMap<>();
        counts.forEach((word, times) -> weights.put(word, Math.pow((double) times / most, 1 / temperature)));
        double all = weights.entrySet().stream().mapToDouble(Map.Entry::getValue).sum();
        return weights.entrySet().stream().map(one -> new Share(one.getKey(), one.getValue() / all))
            .sorted(Comparator.comparingDouble((Share one) -> -one.share()).thenComparing(Share::word)).toList();
    }

    /** A sentence from this word on. */
    List<String> write(String start, double temperature, RandomGenerator dice) {
        List<String> said = new ArrayList<>(List.of(start));
        while (said.size() < LONGEST) {
            String next = drawn(shares(known(said), temperature), dice.nextDouble());
            if (next.equals(END)) {
                break;
            }
            said.add(next);
        }
        return said;
    }

    private TreeMap<String, Integer> known(List<String> said) {
        for (int back = Math.min(run - 1, said.size()); back > 1; back--) {
            TreeMap<String, Integer> seen = after.get(String.join(" ", said.subList(said.size() - back, said.size())));
            if (seen != null && seen.size() > 1) {
                return seen;
            }
        }
        return after.getOrDefault(run < 2 ? "" : said.getLast(), new TreeMap<>());
    }

    private static String drawn(List<Share> shares, double lot) {
        double left = lot;
        for (Share one : shares) {
            left -= one.share();
            if (left < 0) {
                return one.word();
            }
        }
        return shares.isEmpty() ? END : shares.getFirst().word();
    }
}
