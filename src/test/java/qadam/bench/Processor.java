package qadam.bench;

import java.lang.management.ManagementFactory;
import java.time.Duration;

/** Processor time, which others' load on the machine disturbs less than the clock. */
final class Processor {
    private Processor() {
    }

    /** Of this process and all that it started and that still runs, such as the PostgreSQL of the tests. */
    static double micros() {
        long own = ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        long others = ProcessHandle.current().descendants().mapToLong(one -> one.info().totalCpuDuration().orElse(Duration.ZERO).toNanos()).sum();
        return (own + others) / 1e3;
    }

    static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }
}
