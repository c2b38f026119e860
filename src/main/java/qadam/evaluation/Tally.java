package qadam.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import qadam.shared.Language;

/** Counts while a suite runs; asked and told from several threads. */
final class Tally {
    private final Map<Metric, Map<Language, int[]>> shares = new TreeMap<>();
    private final Map<Metric, Map<Language, List<Double>>> values = new TreeMap<>();
    private final Map<String, Integer> verdicts = new TreeMap<>();

    synchronized void share(Metric metric, Language language, boolean so) {
        shares(metric, language, so ? 1 : 0, 1);
    }

    synchronized void shares(Metric metric, Language language, int so, int of) {
        int[] counted = shares.computeIfAbsent(metric, unseen -> new TreeMap<>()).computeIfAbsent(language, unseen -> new int[2]);
        counted[0] += so;
        counted[1] += of;
    }

    synchronized void value(Metric metric, Language language, double value) {
        values.computeIfAbsent(metric, unseen -> new TreeMap<>()).computeIfAbsent(language, unseen -> new ArrayList<>()).add(value);
    }

    synchronized void verdicts(List<String> found) {
        found.forEach(verdict -> verdicts.merge(verdict, 1, Integer::sum));
    }

    synchronized Map<String, Integer> verdicts() {
        return Map.copyOf(verdicts);
    }

    /** In the order of the metrics; what nothing was counted for is not there. */
    synchronized List<Measured> measured() {
        List<Measured> measured = new ArrayList<>();
        for (Metric metric : Metric.values()) {
            shares.getOrDefault(metric, Map.of()).forEach((language, counted) -> {
                if (counted[1] > 0) {
                    measured.add(new Measured(metric, language, Statistics.share(counted[0], counted[1])));
                }
            });
            values.getOrDefault(metric, Map.of()).forEach((language, list) ->
                measured.add(new Measured(metric, language, Statistics.median(list.stream().mapToDouble(Double::doubleValue).toArray()))));
        }
        return List.copyOf(measured);
    }
}
