package qadam.exam;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** In the background: closes overdue attempts at which nobody looks, and rescores after a key was corrected. */
public final class Sweep implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Sweep.class);
    private static final long EVERY_SECONDS = 30;
    private static final long HEARD_EVERY_SECONDS = 20;

    private final Attempts attempts;
    private final Rescoring rescoring;
    private final ScheduledExecutorService broom =
        Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("exam-sweep").daemon().factory());

    Sweep(Attempts attempts, Rescoring rescoring) {
        this.attempts = attempts;
        this.rescoring = rescoring;
    }

    public Sweep start() {
        broom.scheduleWithFixedDelay(this::round, 1, EVERY_SECONDS, TimeUnit.SECONDS);
        broom.scheduleWithFixedDelay(this::writeContacts, HEARD_EVERY_SECONDS, HEARD_EVERY_SECONDS, TimeUnit.SECONDS);
        return this;
    }

    void sweep() {
        attempts.overdue().forEach(this::close);
        attempts.recountLeft();
        rescoring.applyCorrections();
    }

    private void round() {
        try {
            sweep();
        } catch (RuntimeException failed) {   // an exception here would end the rounds for ever
            LOG.error("a round of the sweep failed", failed);
        }
    }

    private void writeContacts() {
        try {
            attempts.contacts().write();
        } catch (RuntimeException failed) {
            LOG.error("when attempts were last heard of could not be written; it is tried again", failed);
        }
    }

    /** One attempt that cannot be closed does not keep the others waiting. */
    private void close(UUID attempt) {
        try {
            attempts.closeOverdue(attempt);
        } catch (RuntimeException failed) {
            LOG.error("an overdue attempt could not be closed", failed);
        }
    }

    @Override
    public void close() {
        broom.shutdownNow();
        writeContacts();
    }
}
