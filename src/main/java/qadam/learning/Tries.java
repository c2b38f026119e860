package qadam.learning;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What several tries at one item come to: one row's change, however many they were. The sums do not depend on the order in
 * which tries of several servers were told, so that a projection made anew from the record is the same to the last byte.
 *
 * @param first the earliest of them, whose node counts the learner if nobody has yet
 * @param solvedAt when it was first answered rightly, in epoch milliseconds; null while it was not
 * @param last the newest of them
 */
record Tries(Try first, int many, Long solvedAt, Try last) {
    static List<Tries> of(List<Try> tries) {
        Map<Try.Place, Tries> sums = new LinkedHashMap<>();
        for (Try one : tries) {
            sums.merge(one.place(), new Tries(one, 1, one.right() ? one.at().toEpochMilli() : null, one), Tries::plus);
        }
        return List.copyOf(sums.values());
    }

    private Tries plus(Tries later) {
        Long solved = solvedAt == null ? later.solvedAt : later.solvedAt == null ? solvedAt : Long.valueOf(Math.min(solvedAt, later.solvedAt));
        return new Tries(later.first.at().isBefore(first.at()) ? later.first : first, many + later.many, solved, later.last.at().isBefore(last.at()) ? last : later.last);
    }
}
