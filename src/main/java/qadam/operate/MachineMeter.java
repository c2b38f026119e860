package qadam.operate;

import java.time.Instant;
import java.time.InstantSource;

/** The process itself. Asked of the JVM directly: its management beans would cost the first reader half a second. */
final class MachineMeter implements Meter {
    private final Instant startedAt;

    MachineMeter(InstantSource clock) {
        this.startedAt = clock.instant();
    }

    @Override
    public void write(OpenMetrics metrics) {
        Runtime runtime = Runtime.getRuntime();
        metrics.gauge("qadam_memory_used_bytes", "Used of the JVM's heap.", runtime.totalMemory() - runtime.freeMemory());
        metrics.gauge("qadam_memory_taken_bytes", "Taken from the system for the heap.", runtime.totalMemory());
        metrics.gauge("qadam_memory_most_bytes", "The most the heap may take (QADAM_HEAP).", runtime.maxMemory());
        metrics.gauge("qadam_start_time_seconds", "When the server started, in seconds since 1970.", startedAt.getEpochSecond());
    }
}
