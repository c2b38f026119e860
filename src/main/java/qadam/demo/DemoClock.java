package qadam.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A clock that can be set while history is written, and then goes with the real one. While set it moves on by a millisecond
 * at each look, so that nothing happens at the same moment. Any thread may look; only the writer of history sets it.
 */
final class DemoClock implements InstantSource {
    private static final long REAL = Long.MIN_VALUE;

    private final InstantSource real;
    private final AtomicLong millis;

    DemoClock(InstantSource real, Duration ago) {
        this.real = real;
        this.millis = new AtomicLong(real.instant().minus(ago).toEpochMilli());
    }

    @Override
    public Instant instant() {
        long now = millis.getAndUpdate(set -> set == REAL ? REAL : set + 1);
        return now == REAL ? real.instant() : Instant.ofEpochMilli(now);
    }

    /** Sets the clock forward; an earlier moment than it shows leaves it as it is. */
    void set(Instant moment) {
        millis.accumulateAndGet(moment.toEpochMilli(), Math::max);
    }

    /** From now on this is the real clock. */
    void release() {
        millis.set(REAL);
    }
}
