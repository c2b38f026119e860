package qadam.decisionlab;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/** The applications of one learner's case, and what every pair of thresholds does to them. */
final class Applications {
    /** In tenths of a percent: shares that differ by no more count as equal. */
    static final int CLOSE = 20;
    private static final int USUAL = 60;

    private final Map<Place, List<Outcome>> byThreshold = new EnumMap<>(Place.class);
    private final int capacity;

    Applications(long seed) {
        List<Family> families = Family.drawn(seed);
        for (Place place : Place.values()) {
            List<Family> some = families.stream().filter(one -> one.place() == place).toList();
            byThreshold.put(place, IntStream.rangeClosed(0, Thresholds.HIGHEST).mapToObj(threshold -> Outcome.of(some, threshold)).toList());
        }
        this.capacity = (marked(new Thresholds(USUAL, USUAL)) + 9) / 10 * 10;
    }

    /** How many the office can check: what it checks at the usual threshold, to the next ten. */
    int capacity() {
        return capacity;
    }

    Outcome at(Place place, Thresholds thresholds) {
        return byThreshold.get(place).get(place == Place.TOWN ? thresholds.town() : thresholds.village());
    }

    private int marked(Thresholds thresholds) {
        return at(Place.TOWN, thresholds).marked() + at(Place.VILLAGE, thresholds).marked();
    }

    /** How far apart the places are, in tenths of a percent (of a point, for thresholds); empty where one of them has no such share. */
    OptionalInt apart(Measure measure, Thresholds thresholds) {
        if (measure == Measure.THRESHOLD) {
            return OptionalInt.of(10 * Math.abs(thresholds.town() - thresholds.village()));
        }
        OptionalInt town = at(Place.TOWN, thresholds).rate(measure);
        OptionalInt village = at(Place.VILLAGE, thresholds).rate(measure);
        return town.isPresent() && village.isPresent() ? OptionalInt.of(Math.abs(town.getAsInt() - village.getAsInt())) : OptionalInt.empty();
    }

    boolean holds(Measure measure, Thresholds thresholds) {
        int most = measure == Measure.THRESHOLD ? 0 : CLOSE;
        return apart(measure, thresholds).stream().anyMatch(far -> far <= most);
    }

    List<Measure> held(Thresholds thresholds) {
        return Arrays.stream(Measure.values()).filter(measure -> holds(measure, thresholds)).toList();
    }

    /** Whether the office could work so: no more checks than it has hands for, and at least half of the errors found. */
    boolean isPracticable(Thresholds thresholds) {
        Outcome town = at(Place.TOWN, thresholds);
        Outcome village = at(Place.VILLAGE, thresholds);
        return town.marked() + village.marked() <= capacity && 2 * (town.found() + village.found()) >= town.wrong() + village.wrong();
    }

    /** The greatest number of equalities that hold together at any pair of thresholds with which the office could work. */
    int mostTogether() {
        int most = 0;
        for (int town = 0; town <= Thresholds.HIGHEST; town++) {
            for (int village = 0; village <= Thresholds.HIGHEST; village++) {
                Thresholds pair = new Thresholds(town, village);
                if (isPracticable(pair)) {
                    most = Math.max(most, held(pair).size());
                }
            }
        }
        return most;
    }
}
