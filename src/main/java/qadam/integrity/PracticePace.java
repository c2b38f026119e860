package qadam.integrity;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.learning.PracticeMoment;

/**
 * How fast practice can be pressed. To answer an item takes at least choosing and sending; pointing and pressing once takes 1.3 seconds, three quick
 * strokes of a key 0.36 (Card, Moran and Newell 1983). Half a second for each of twenty in a row, each a new one, without reading any, is
 * beyond every hand. A telephone sends a day's work at once, and its clock may be wrong: so only when both clocks say so.
 */
final class PracticePace {
    static final int IN_A_ROW = 20;
    static final Duration EACH = Duration.ofMillis(500);
    /** Between the first and the last of so many lie one fewer. */
    static final Duration LEAST = EACH.multipliedBy(IN_A_ROW - 1);

    private PracticePace() {
    }

    static Optional<Finding> judge(List<List<PracticeMoment>> practice) {
        return practice.stream().map(PracticePace::judgeOne).flatMap(Optional::stream).findFirst();
    }

    private static Optional<Finding> judgeOne(List<PracticeMoment> moments) {
        for (int first = 0; first + IN_A_ROW <= moments.size(); first++) {
            List<PracticeMoment> row = moments.subList(first, first + IN_A_ROW);
            if (isTooFast(row)) {
                return Optional.of(finding(row));
            }
        }
        return Optional.empty();
    }

    private static boolean isTooFast(List<PracticeMoment> row) {
        Duration client = client(row);
        return server(row).compareTo(LEAST) < 0 && isReadable(row) && client.isPositive() && client.compareTo(LEAST) < 0;
    }

    /** A clock that stands still or runs backwards tells nothing, and what tells nothing speaks for the person. */
    private static boolean isReadable(List<PracticeMoment> row) {
        for (int i = 1; i < row.size(); i++) {
            if (row.get(i).takenAt().isBefore(row.get(i - 1).takenAt())) {
                return false;
            }
        }
        return true;
    }

    private static Duration server(List<PracticeMoment> row) {
        return Duration.between(row.getFirst().storedAt(), row.stream().map(PracticeMoment::storedAt).max(Comparator.naturalOrder()).orElseThrow());
    }

    private static Duration client(List<PracticeMoment> row) {
        return Duration.between(row.getFirst().takenAt(), row.getLast().takenAt());
    }

    private static Finding finding(List<PracticeMoment> row) {
        return new Finding(Rule.COURSE_TOO_FAST, Map.of("items", (long) IN_A_ROW, "milliseconds", server(row).toMillis(),
            "device_milliseconds", client(row).toMillis(), "least_milliseconds", LEAST.toMillis()));
    }
}
