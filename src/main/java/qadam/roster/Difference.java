package qadam.roster;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a list would change, or has changed.
 *
 * @param counts of each matter and outcome; what is not there is 0
 * @param refused the first refused rows @param reasons how many rows were refused for each reason
 * @param known how many of those whom the list speaks of were known and there before
 * @param unreadable whether some lines could not be read at all, so that nobody is taken as having left
 * @param encodings of files that are not in UTF-8 @param unread files that were not looked into
 */
public record Difference(Map<Matter, Map<Outcome, Long>> counts, List<Line> refused, Map<Reason, Long> reasons, long known, boolean unreadable,
                         List<String> encodings, List<String> unread) {
    private static final Set<Outcome> CHANGES = EnumSet.of(Outcome.NEW, Outcome.CHANGED, Outcome.BACK, Outcome.LEFT);
    private static final int FEW = 20;
    private static final int SHARE = 5;

    /** A row that was not taken. @param other the line with which it collides, or 0 */
    public record Line(String file, long line, Reason reason, long other) {
    }

    public long count(Matter matter, Outcome outcome) {
        return counts.getOrDefault(matter, Map.of()).getOrDefault(outcome, 0L);
    }

    public long count(Outcome outcome) {
        return counts.values().stream().mapToLong(row -> row.getOrDefault(outcome, 0L)).sum();
    }

    public long changes() {
        return CHANGES.stream().mapToLong(this::count).sum();
    }

    /** Those that there are: a telephone has room for few columns. */
    public List<Outcome> outcomes() {
        return Stream.of(Outcome.values()).filter(outcome -> count(outcome) > 0).toList();
    }

    /** So many would leave that the list is perhaps not whole: more than a fifth of those who are there. */
    public boolean manyLeave() {
        long left = count(Matter.PEOPLE, Outcome.LEFT);
        return left > FEW && left > known / SHARE;
    }

    static Map<Matter, Map<Outcome, Long>> none() {
        Map<Matter, Map<Outcome, Long>> counts = new EnumMap<>(Matter.class);
        for (Matter matter : Matter.values()) {
            counts.put(matter, new EnumMap<>(Outcome.class));
        }
        return counts;
    }
}
