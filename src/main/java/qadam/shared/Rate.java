package qadam.shared;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * So many in a period for each key: a bucket that fills steadily, so that a burst up to the whole is free. Kept in memory, by
 * each node for itself, and by a clock that nobody sets. Who has not come for a period has a full bucket and need not be
 * remembered, so two maps take turns; a flood of keys makes them turn sooner, which forgives and never fills the memory.
 */
public final class Rate {
    private static final int MOST_KEYS = 100_000;

    private final long most;
    private final long periodNanos;
    private final Bandwidth bandwidth;
    private final TimeMeter time;
    private volatile Map<String, Bucket> young = new ConcurrentHashMap<>();
    private volatile Map<String, Bucket> old = Map.of();
    private volatile long turnedAt;

    public Rate(long most, Duration period) {
        this(most, period, TimeMeter.SYSTEM_NANOTIME);
    }

    Rate(long most, Duration period, TimeMeter time) {
        this.most = most;
        this.periodNanos = period.toNanos();
        this.bandwidth = Bandwidth.builder().capacity(most).refillGreedy(most, period).build();
        this.time = time;
        this.turnedAt = time.currentTimeNanos();
    }

    /** Takes so many for the key. @return how many are left @throws Refusal with {@code seconds}, after which so many are there again */
    public long take(String key, long many, Problem problem) {
        ConsumptionProbe probe = bucket(key).tryConsumeAndReturnRemaining(Math.clamp(many, 1, most));
        if (!probe.isConsumed()) {
            throw new Refusal(problem, Map.of("seconds", seconds(probe.getNanosToWaitForRefill())));
        }
        return probe.getRemainingTokens();
    }

    /** For how many keys there is a bucket now. */
    int remembered() {
        return young.size() + old.size();
    }

    private static long seconds(long nanos) {
        return Math.max(1, Math.ceilDiv(nanos, 1_000_000_000L));
    }

    private Bucket bucket(String key) {
        Bucket known = young.get(key);
        if (known != null) {
            return known;
        }
        turn();
        Bucket before = old.get(key);
        return young.computeIfAbsent(key, missing -> before != null ? before
            : Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(time).build());
    }

    private synchronized void turn() {
        long now = time.currentTimeNanos();
        if (young.size() >= MOST_KEYS || now - turnedAt >= periodNanos) {
            old = young;
            young = new ConcurrentHashMap<>();
            turnedAt = now;
        }
    }
}
