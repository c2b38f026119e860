package qadam.log;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;
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
    private volatile Optional<Refusal> unshown = Optional.empty();
    private volatile Optional<Refusal> unpublished = Optional.empty();

    LogSchedule(PublicLog log, InstantSource clock) {
        this.log = log;
        this.clock = clock;
    }

    void start() {
        thread.scheduleWithFixedDelay(this::look, FIRST_LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    /** Why the last attempt did not succeed. */
    Optional<Refusal> failure() {
        return unpublished.or(() -> unshown);
    }

    /** What cannot be shown, or is not heard, keeps no batch back; what has failed is left alone for ten minutes. */
    void look() {
        Instant now = clock.instant();
        LocalDate day = now.minus(Duration.ofHours(HOUR)).atZone(Leaf.ALMATY).toLocalDate();
        boolean isTime = !day.equals(lastDay) || again.isBefore(now);
        if (isTime || unshown.isEmpty()) {
            unshown = attempt(log::show);
        }
        if (!day.equals(lastDay) || isTime && (failure().isPresent() || isBehind())) {
            again = now.plus(AGAIN);
            lastDay = day;
            unpublished = attempt(() -> log.publish(Haste.USUAL).ifPresent(newest -> LOG.info("the log is published up to {} leaves", newest.size())));
        }
    }

    /** When even that cannot be known, the attempt says why. */
    private boolean isBehind() {
        try {
            return log.isBehind();
        } catch (RuntimeException unknown) {
            return true;
        }
    }

    /** Nothing may leave here: an exception would end the looking for ever. @return why it did not succeed */
    private static Optional<Refusal> attempt(Runnable act) {
        try {
            act.run();
            return Optional.empty();
        } catch (Refusal refused) {
            LOG.error("the log is not published: {}", new Texts().text(Language.EN, refused.problem().key(), refused.values()));
            return Optional.of(refused);
        } catch (LogFault fault) {
            LOG.error("the log is published, but what follows from it is not: {}", fault.getMessage());
            return Optional.of(new Refusal(LogProblem.BROKEN, Map.of("reason", fault.getMessage())));
        } catch (RuntimeException failed) {
            LOG.error("the log could not be published", failed);
            return Optional.of(new Refusal(LogProblem.BROKEN, Map.of("reason", failed.getClass().getSimpleName())));
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
