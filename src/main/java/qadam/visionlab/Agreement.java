package qadam.visionlab;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How far two labellers agree beyond chance. Cohen, A coefficient of agreement for nominal scales, 1960. */
final class Agreement {
    private Agreement() {
    }

    /** @return 1 for full agreement, 0 for what chance gives; 1 as well when both always say one and the same */
    static double kappa(List<Motif> first, List<Motif> second) {
        if (first.isEmpty()) {
            return 0;
        }
        Map<Motif, Integer> ofFirst = new EnumMap<>(Motif.class);
        Map<Motif, Integer> ofSecond = new EnumMap<>(Motif.class);
        int same = 0;
        for (int i = 0; i < first.size(); i++) {
            ofFirst.merge(first.get(i), 1, Integer::sum);
            ofSecond.merge(second.get(i), 1, Integer::sum);
            same += first.get(i) == second.get(i) ? 1 : 0;
        }
        double all = first.size();
        double chance = 0;
        for (Motif motif : Motif.values()) {
            chance += ofFirst.getOrDefault(motif, 0) / all * (ofSecond.getOrDefault(motif, 0) / all);
        }
        return chance == 1 ? 1 : (same / all - chance) / (1 - chance);
    }
}
