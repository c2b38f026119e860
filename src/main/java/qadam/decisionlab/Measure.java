package qadam.decisionlab;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What may be equal between the places. Where the true shares differ and the prediction is not perfect, false alarms, misses and the meaning of the
 * mark cannot all be (Kleinberg, Mullainathan and Raghavan, ITCS 2017; Chouldechova, Big Data 5(2), 2017); equal misses are the equality of
 * opportunity of Hardt, Price and Srebro (NIPS 2016).
 */
enum Measure {
    /** One threshold for all. */
    THRESHOLD,
    /** The share checked for nothing among those whose papers are right. */
    ALARMS,
    /** The share unchecked among those with an error. */
    MISSES,
    /** The share with an error among the marked. */
    MEANING,
    /** The share marked among all. */
    MARKED;

    static final List<String> IDS = Arrays.stream(values()).map(Measure::id).toList();

    String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Measure of(String id) {
        return valueOf(id.toUpperCase(Locale.ROOT));
    }
}
