package qadam.bench;

import java.util.concurrent.atomic.AtomicLongArray;

/** How long something took, many times over, in buckets of a 64th of a power of two and more: as exact as one can use, and small. */
final class Latencies {
    private static final int PARTS = 64;
    private final AtomicLongArray buckets = new AtomicLongArray(PARTS * 64);

    void add(long nanos) {
        buckets.incrementAndGet(bucket(Math.max(1, nanos)));
    }

    private static int bucket(long nanos) {
        int power = 63 - Long.numberOfLeadingZeros(nanos);
        int part = power < 6 ? 0 : (int) ((nanos >>> (power - 6)) & (PARTS - 1));
        return power * PARTS + part;
    }

    long count() {
        long sum = 0;
        for (int i = 0; i < buckets.length(); i++) {
            sum += buckets.get(i);
        }
        return sum;
    }

    /** @param share 0.5 for the median @return milliseconds */
    double millis(double share) {
        long wanted = (long) Math.ceil(count() * share);
        long sum = 0;
        for (int i = 0; i < buckets.length(); i++) {
            sum += buckets.get(i);
            if (sum >= wanted && sum > 0) {
                int power = i / PARTS;
                return Math.scalb(1 + (i % PARTS + 1) / (double) PARTS, power) / 1e6;
            }
        }
        return Double.NaN;
    }
}
