package qadam.decisionlab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** A figure that the assessment names: shares in percent, the last two in families. */
enum Figure {
    TOWN_ALARMS(Place.TOWN, Measure.ALARMS), VILLAGE_ALARMS(Place.VILLAGE, Measure.ALARMS), TOWN_MISSES(Place.TOWN, Measure.MISSES),
    VILLAGE_MISSES(Place.VILLAGE, Measure.MISSES), TOWN_MEANING(Place.TOWN, Measure.MEANING), VILLAGE_MEANING(Place.VILLAGE, Measure.MEANING),
    TOWN_MARKED(Place.TOWN, Measure.MARKED), VILLAGE_MARKED(Place.VILLAGE, Measure.MARKED), WAIT(null, null), SLIP(null, null);

    static final List<String> IDS = Arrays.stream(values()).map(Figure::id).toList();
    /** Of a share, in percent: it may be named without its decimal. */
    private static final double ROUNDED = 0.5;

    private final Place place;
    private final Measure measure;

    Figure(Place place, Measure measure) {
        this.place = place;
        this.measure = measure;
    }

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What it is at these thresholds; empty where there is no such share. */
    OptionalDouble at(Applications applications, Thresholds thresholds) {
        if (measure == null) {
            Outcome town = applications.at(Place.TOWN, thresholds);
            Outcome village = applications.at(Place.VILLAGE, thresholds);
            return OptionalDouble.of(this == WAIT ? town.alarms() + village.alarms() : town.missed() + village.missed());
        }
        OptionalInt rate = applications.at(place, thresholds).rate(measure);
        return rate.isPresent() ? OptionalDouble.of(rate.getAsInt() / 10.0) : OptionalDouble.empty();
    }

    boolean isRight(OptionalDouble named, OptionalDouble real) {
        if (named.isEmpty() || real.isEmpty()) {
            return named.isEmpty() && real.isEmpty();
        }
        return Math.abs(named.getAsDouble() - real.getAsDouble()) <= (measure == null ? 0 : ROUNDED + 1e-9);
    }
}
