package qadam.bench.durability;

import java.util.ArrayDeque;
import java.util.Deque;

/** What must be ended or unmounted when the rig itself is stopped in the middle: the newest first, and only what it began. */
final class Leftovers {
    private static final Deque<Runnable> ALL = new ArrayDeque<>();   // guarded by itself

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Leftovers::clear));
    }

    private Leftovers() {
    }

    /** @return what takes it off the list again */
    static Runnable add(Runnable end) {
        synchronized (ALL) {
            ALL.push(end);
        }
        return () -> remove(end);
    }

    private static void remove(Runnable end) {
        synchronized (ALL) {
            ALL.remove(end);
        }
    }

    private static void clear() {
        synchronized (ALL) {
            while (!ALL.isEmpty()) {
                ALL.pop().run();
            }
        }
    }
}
