package qadam.shared;

import java.time.Duration;
import java.util.function.Supplier;

/**
 * What costs a look into the database and may be a little old. It is looked up anew by one asker at a time, and no sooner than
 * the age it may have: the cost is the same however many ask.
 */
public final class Lately<T> implements Supplier<T> {
    private final Supplier<T> source;
    private final long nanos;
    private volatile Found<T> found;   // written under this object's lock

    private record Found<T>(T value, long at) {
    }

    /** @param age zero to look every time */
    public Lately(Duration age, Supplier<T> source) {
        this.source = source;
        this.nanos = age.toNanos();
    }

    /** At most a second old: nobody notices, and no crowd is felt. */
    public static <T> Lately<T> second(Supplier<T> source) {
        return new Lately<>(Duration.ofSeconds(1), source);
    }

    @Override
    public T get() {
        Found<T> known = found;
        return isFresh(known) ? known.value() : look();
    }

    private synchronized T look() {
        if (!isFresh(found)) {
            long asked = System.nanoTime();
            found = new Found<>(source.get(), asked);
        }
        return found.value();
    }

    /** Something has changed: the next one who asks gets the new. */
    public synchronized void forget() {
        found = null;
    }

    private boolean isFresh(Found<T> known) {
        return known != null && System.nanoTime() - known.at() < nanos;
    }
}
