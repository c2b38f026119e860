package qadam.exam;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Closes overdue attempts in the background, so that a result is there even if the learner never comes back to look. */
public final class Sweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final long EVERY_SECONDS = 30;

    private final Attempts attempts;
    private final ScheduledExecutorService broom =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("exam-sweep").daemon().factory());

    public Sweep(Attempts attempts) {
        this.attempts = attempts;
    }

    public Sweep start() {
        broom.scheduleWithFixedDelay(this::sweep, EVERY_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    private void sweep() {
        try {
            attempts.sweep();
        } catch (RuntimeException failed) {   // the next round tries again; an exception here would end the rounds
            LOG.error("overdue attempts could not be closed", failed);
        }
    }

    @Override
    public void close() {
        broom.shutdownNow();
    }
}
