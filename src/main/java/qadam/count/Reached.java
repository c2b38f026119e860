package qadam.count;

import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import qadam.credential.Leaf;
import qadam.learning.Learning;

/** Whom learning has reached. */
public final class Reached implements Reach {
    private final Learning learning;

    private Reached(Learning learning) {
        this.learning = learning;
    }

    public static Reach by(Learning learning) {
        return new Reached(learning);
    }

    @Override
    public long learners(Handle handle) {
        return learning.reached(handle);
    }

    @Override
    public Map<String, Long> weeks(Handle handle) {
        Map<String, Long> weeks = new TreeMap<>();
        learning.reachedByWeek(handle).forEach((monday, learners) -> weeks.put(Leaf.week(monday), learners));
        return weeks;
    }
}
