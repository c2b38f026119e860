package qadam.record;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The newest durable commits, each until somebody takes it to sign it, or others need its place. Everything is guarded by itself. */
final class RecentCommits {
    private static final int MOST_STEPS = 16_384;
    private final Map<CommitName, List<Stored>> commits = new LinkedHashMap<>();
    private int steps;

    synchronized void put(CommitName name, List<Stored> added) {
        commits.put(name, added);
        steps += added.size();
        for (Iterator<List<Stored>> oldest = commits.values().iterator(); steps > MOST_STEPS && oldest.hasNext();) {
            steps -= oldest.next().size();
            oldest.remove();
        }
    }

    /** Null when it is not there. */
    synchronized List<Stored> take(CommitName name) {
        List<Stored> taken = commits.remove(name);
        if (taken != null) {
            steps -= taken.size();
        }
        return taken;
    }
}
