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
 * The smallest language model: after which word came which, and how often (Shannon 1948). It looks one word back, or two where it has seen those two
 * together before; beyond that it knows nothing, and of what is true it knows nothing at all.
 */
final class Chain {
    static final int LONGEST = 24;
    private static final String END = "";
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+(?:[-’'][\\p{L}\\p{N}]+)*");
    private static final int VARIED = 8;
    private static final int LETTERS = 3;

    /** By one word, or by two with a space between. Sorted, so that the same text gives the same draw. */
    private final Map<String, TreeMap<String, Integer>> after = new HashMap<>();

    private Chain() {
    }

    static Chain learn(List<String> sentences) {
        Chain chain = new Chain();
        for (String sentence : sentences) {
            List<String> words = words(sentence);
            for (int i = 0; i < words.size(); i++) {
                String next = i + 1 < words.size() ? words.get(i + 1) : END;
                chain.count(words.get(i), next);
                if (i > 0) {
                    chain.count(words.get(i - 1) + " " + words.get(i), next);
                }
            }
        }
        return chain;
    }

    private void count(String before, String next) {
        after.computeIfAbsent(before, fresh -> new TreeMap<>()).merge(next, 1, Integer::sum);
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

    boolean knows(String word) {
        return after.containsKey(word);
    }

    /**
     * What may follow the word, the likeliest first; never the end of a sentence.
     *
     * @param temperature above 0: how often it followed, to the power of one by it, is its chance
     */
    List<Share> next(String word, double temperature) {
        return shares(after.getOrDefault(word, new TreeMap<>()), temperature).stream().filter(one -> !one.word().equals(END)).toList();
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
        TreeMap<String, Integer> byTwo = said.size() < 2 ? null : after.get(said.get(said.size() - 2) + " " + said.getLast());
        return byTwo != null && byTwo.size() > 1 ? byTwo : after.getOrDefault(said.getLast(), new TreeMap<>());
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
