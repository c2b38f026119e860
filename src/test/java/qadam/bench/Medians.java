package qadam.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of several rounds by name; what is told is the median, with the lowest and the highest beside it. */
final class Medians {
    private final Map<String, List<Double>> figures = new LinkedHashMap<>();

    void add(String name, double figure) {
        figures.computeIfAbsent(name, fresh -> new ArrayList<>()).add(figure);
    }

    double of(String name) {
        return sorted(name).get(figures.get(name).size() / 2);
    }

    void print(String unit) {
        figures.forEach((name, all) -> System.out.printf("%-44s %,10.1f %s   (%,.1f to %,.1f, %d rounds)%n",
            name, of(name), unit, sorted(name).getFirst(), sorted(name).getLast(), all.size()));
    }

    private List<Double> sorted(String name) {
        return figures.get(name).stream().sorted().toList();
    }
}
