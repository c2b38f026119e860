package qadam.wordlab;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Words by the company they keep (Firth 1957): which stand at most three words from which, and how much more often than by chance (PPMI; Church and
 * Hanks 1990). The same as {@code js/lab-words-map.js}.
 */
final class Company {
    private static final int NEAR = 3;
    private static final int OFTEN = 5;
    private static final int LETTERS = 4;
    private static final int MOST = 80;
    private static final double AS_NEAR = 1e-9;

    private final List<String> names;
    private final double[][] vectors;

    private Company(List<String> names, double[][] vectors) {
        this.names = names;
        this.vectors = vectors;
    }

    static Company of(List<String> sentences) {
        List<List<String>> said = sentences.stream().map(Chain::words).toList();
        Map<String, Integer> times = new HashMap<>();
        said.forEach(sentence -> sentence.forEach(word -> times.merge(word, 1, Integer::sum)));
        List<String> names = times.keySet().stream().filter(word -> times.get(word) >= OFTEN && word.length() >= LETTERS)
            .sorted(Comparator.<String>comparingInt(word -> -times.get(word)).thenComparing(word -> word)).limit(MOST).toList();
        List<String> beside = times.keySet().stream().filter(word -> times.get(word) >= OFTEN).sorted().toList();
        return new Company(names, surprise(table(said, places(names), places(beside))));
    }

    private static Map<String, Integer> places(List<String> words) {
        return IntStream.range(0, words.size()).boxed().collect(Collectors.toMap(words::get, place -> place));
    }

    private static double[][] table(List<List<String>> said, Map<String, Integer> rows, Map<String, Integer> columns) {
        double[][] table = new double[rows.size()][columns.size()];
        for (List<String> sentence : said) {
            for (int i = 0; i < sentence.size(); i++) {
                Integer row = rows.get(sentence.get(i));
                for (int j = Math.max(0, i - NEAR); row != null && j <= Math.min(sentence.size() - 1, i + NEAR); j++) {
                    Integer column = columns.get(sentence.get(j));
                    if (j != i && column != null) {
                        table[row][column]++;
                    }
                }
            }
        }
        return table;
    }

    private static double[][] surprise(double[][] table) {
        double[] rows = Arrays.stream(table).mapToDouble(line -> Arrays.stream(line).sum()).toArray();
        double[][] surprise = new double[table.length][];
        double all = Arrays.stream(rows).sum();
        double[] columns = IntStream.range(0, table.length == 0 ? 0 : table[0].length).mapToDouble(j -> Arrays.stream(table).mapToDouble(line -> line[j]).sum()).toArray();
        for (int i = 0; i < table.length; i++) {
            surprise[i] = new double[table[i].length];
            for (int j = 0; j < table[i].length; j++) {
                surprise[i][j] = table[i][j] == 0 ? 0 : Math.max(0, Math.log(table[i][j] * all / (rows[i] * columns[j])));
            }
        }
        return surprise;
    }

    /** The words of the map, the most frequent first. */
    List<String> names() {
        return names;
    }

    /** Whether none of the map is nearer to the word. */
    boolean isNearest(String word, String other) {
        double nearest = names.stream().filter(one -> !one.equals(word)).mapToDouble(one -> alike(word, one)).max().orElse(0);
        return names.contains(other) && !other.equals(word) && alike(word, other) > nearest - AS_NEAR;
    }

    /** The cosine of the angle between them; 0 where one is not on the map. */
    double alike(String one, String other) {
        int first = names.indexOf(one);
        int second = names.indexOf(other);
        if (first < 0 || second < 0) {
            return 0;
        }
        double both = Math.sqrt(dot(vectors[first], vectors[first]) * dot(vectors[second], vectors[second]));
        return both == 0 ? 0 : dot(vectors[first], vectors[second]) / both;
    }

    private static double dot(double[] one, double[] other) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += one[i] * other[i];
        }
        return sum;
    }
}
