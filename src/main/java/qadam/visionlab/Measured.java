package qadam.visionlab;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often a network was right: over all, and in each material. Shares from 0 to 1. */
record Measured(double accuracy, Map<Material, Double> byMaterial) {
    record Guess(Motif motif, Material material, Motif seen) {
        boolean isRight() {
            return motif == seen;
        }
    }

    static Measured of(List<Guess> guesses) {
        Map<Material, Double> byMaterial = new EnumMap<>(Material.class);
        for (Material material : Material.values()) {
            byMaterial.put(material, right(guesses.stream().filter(one -> one.material() == material).toList()));
        }
        return new Measured(right(guesses), byMaterial);
    }

    private static double right(List<Guess> guesses) {
        return guesses.isEmpty() ? 0 : (double) guesses.stream().filter(Guess::isRight).count() / guesses.size();
    }

    /** Of two that are as bad, the first. */
    Material worst() {
        return byMaterial.entrySet().stream().min(Comparator.comparingDouble(Map.Entry::getValue)).orElseThrow().getKey();
    }

    double worstShare() {
        return byMaterial.get(worst());
    }

    /** How far the worst served material is behind the best served. */
    double gap() {
        return byMaterial.values().stream().mapToDouble(Double::doubleValue).max().orElse(0) - worstShare();
    }
}
