package qadam.model;

import java.time.InstantSource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Looks after one server as long as it is connected: whether it is there, and now and then what it can. On a thread of its own. */
final class Watcher implements AutoCloseable {
    private static final long EVERYTHING_NANOS = TimeUnit.MINUTES.toNanos(30);
    private static final long SHORTEST_MILLIS = 250;

    private final Station station;
    private final Probe probe;
    private final long againMillis;
    private final Semaphore alarm = new Semaphore(0);
    private final Thread thread;

    Watcher(Station station, Patience patience, InstantSource clock) {
        this.station = station;
        this.probe = new Probe(station, patience, clock);
        this.againMillis = patience.again().toMillis();
        this.thread = Thread.ofVirtual().name("model-watcher").start(this::watch);
    }

    Station station() {
        return station;
    }

    /** Something is wrong with it: to be looked at now. */
    void alarm() {
        alarm.release();
    }

    private void watch() {
        int failures = 0;
        long everything = System.nanoTime() - EVERYTHING_NANOS;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (isUnsure() || System.nanoTime() - everything >= EVERYTHING_NANOS || !probe.isTheSame()) {
                    probe.all();
                    everything = System.nanoTime();
                }
                failures = station.seen().health() == Health.DOWN ? Math.min(failures + 1, 16) : 0;
                rest(failures == 0 ? againMillis : Math.min(againMillis, SHORTEST_MILLIS << failures));
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isUnsure() {
        return switch (station.seen().health()) {
            case READY -> false;
            case SLOW -> station.busy() == 0;   // while it writes answers these tell how it is
            case DOWN, UNPROBED -> true;
        };
    }

    private void rest(long millis) throws InterruptedException {
        Thread.sleep(Math.min(SHORTEST_MILLIS, millis));   // an alarm is no reason to ask without pause
        alarm.tryAcquire(Math.max(0, millis - SHORTEST_MILLIS), TimeUnit.MILLISECONDS);
        alarm.drainPermits();
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
