package qadam.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.credential.Leaf;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.shared.Texts;

/** A batch a day, in the quiet hours; what could not be published is tried again every ten minutes. On a thread of its own. */
final class LogSchedule implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LogSchedule.class);
    /** Four in the morning in Almaty. */
    private static final int HOUR = 4;
    private static final Duration AGAIN = Duration.ofMinutes(10);
    private static final int FIRST_LOOK_SECONDS = 20;
    private static final int LOOK_SECONDS = 60;

    private final PublicLog log;
    private final InstantSource clock;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().name("public-log").daemon().priority(Thread.MIN_PRIORITY).factory());
    private LocalDate lastDay;   // both of the schedule's thread only
    private Instant again = Instant.MIN;
    private volatile Refusal failure;

    LogSchedule(PublicLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, FIRST_LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Why the last attempt did not succeed. */
    Optional<Refusal> failure() {
        return Optional.ofNullable(failure);
    }

    void look() {
        try {
            log.show();
            Instant now = clock.instant();
            LocalDate day = now.minus(Duration.ofHours(HOUR)).atZone(Leaf.ALMATY).toLocalDate();
            if (!day.equals(lastDay) || again.isBefore(now) && (failure != null || log.isBehind())) {
                again = now.plus(AGAIN);
                log.publish(Haste.USUAL).ifPresent(newest -> LOG.info("the log is published up to {} leaves", newest.size()));
                failure = null;
                lastDay = day;
            }
        } catch (Refusal refused) {
            fail(refused);
        } catch (RuntimeException failed) {   // an exception here would end the looking for ever
            LOG.error("the log could not be published", failed);
        }
    }

    private void fail(Refusal refused) {
        failure = refused;
        lastDay = clock.instant().minus(Duration.ofHours(HOUR)).atZone(Leaf.ALMATY).toLocalDate();
        LOG.error("the log is not published: {}", new Texts().text(Language.EN, refused.problem().key(), refused.values()));
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
