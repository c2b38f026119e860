package qadam.teaching;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import qadam.credential.Leaf;

/** Adds people up for one place and one course, by the week in which each thing first happened. */
final class Tally {
    private long enrolled;
    private long begun;
    private long finished;
    private long passed;
    private long certified;
    private final Map<String, long[]> weeks = new TreeMap<>();

    /** @param since when they came */
    void add(Instant since, Situation situation) {
        enrolled++;
        at(since, 0);
        situation.progress().begunAt().ifPresent(moment -> begun += at(moment, 1));
        situation.finishedAt().ifPresent(moment -> finished += at(moment, 2));
        passed += situation.passed() ? 1 : 0;
        situation.certifiedAt().ifPresent(moment -> certified += at(moment, 3));
    }

    private long at(Instant moment, int column) {
        return weeks.computeIfAbsent(week(moment), week -> new long[4])[column]++ >= 0 ? 1 : 0;
    }

    private static String week(Instant moment) {
        return Leaf.week(moment);
    }

    Numbers numbers() {
        return new Numbers(enrolled, begun, finished, passed, certified);
    }

    /** Enrolled, begun, finished and certified by week. */
    Map<String, Numbers> weeks() {
        Map<String, Numbers> all = new TreeMap<>();
        weeks.forEach((week, one) -> all.put(week, new Numbers(one[0], one[1], one[2], 0, one[3])));
        return all;
    }
}
