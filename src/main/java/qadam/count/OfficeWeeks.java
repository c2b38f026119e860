package qadam.count;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import qadam.credential.Leaf;

/**
 * The last weeks side by side, reached and trained, measured for an SVG that can be read on a phone. Every week up to the newest has its place, also one in
 * which nothing happened.
 *
 * @param most the largest number, for the axis
 */
public record OfficeWeeks(List<Week> weeks, long most, int width, int height) {
    private static final int SHOWN = 8;
    private static final int STEP = 48;
    private static final int TALLEST = 180;
    static final int GROUND = 200;

    /**
     * @param week {@code 2026-W48}
     * @param reached learners who took their first step
     * @param trained as published: below ten it is not told, and has no bar
     * @param x left edge of the week's place
     */
    public record Week(String week, long reached, Shown trained, int x, int reachedHeight, int trainedHeight) {
    }

    static OfficeWeeks of(Map<String, Long> reached, Count count, LocalDate today) {
        TreeSet<String> known = new TreeSet<>(reached.keySet());
        count.values(Dimension.WEEK).stream().filter(when -> when.indexOf('W') > 0).forEach(known::add);   // not the months
        if (known.isEmpty()) {
            return new OfficeWeeks(List.of(), 0, STEP * SHOWN, GROUND + 30);
        }
        List<String> shown = last(today, known.first());
        long most = shown.stream().mapToLong(week -> Math.max(reached.getOrDefault(week, 0L), count.trained(Dimension.WEEK, week).number())).max().orElse(0);
        List<Week> weeks = new ArrayList<>();
        for (String week : shown) {
            Shown trained = count.trained(Dimension.WEEK, week);
            long first = reached.getOrDefault(week, 0L);
            weeks.add(new Week(week, first, trained, weeks.size() * STEP, height(first, most), height(trained.number(), most)));
        }
        return new OfficeWeeks(weeks, most, STEP * Math.max(SHOWN, weeks.size()), GROUND + 30);
    }

    /** The weeks up to today's, no older than the first known. */
    private static List<String> last(LocalDate today, String first) {
        List<String> weeks = new ArrayList<>();
        for (int back = SHOWN - 1; back >= 0; back--) {
            String week = Leaf.week(today.minusWeeks(back));
            if (week.compareTo(first) >= 0) {
                weeks.add(week);
            }
        }
        return weeks;
    }

    private static int height(long number, long most) {
        return number == 0 ? 0 : (int) Math.max(3, number * TALLEST / Math.max(1, most));
    }

    /** The week's number, as it stands under its bars. */
    public static String number(String week) {
        return week.substring(week.indexOf('W') + 1);
    }

    public int ground() {
        return GROUND;
    }

    /** Begun weeks until the last day, this one among them. */
    static int weeksLeft(LocalDate today, LocalDate last) {
        return today.isAfter(last) ? 0 : (int) (ChronoUnit.DAYS.between(today, last) / 7 + 1);
    }
}
