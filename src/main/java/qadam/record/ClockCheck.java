package qadam.record;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import qadam.shared.Database;
import qadam.shared.FolderProblem;
import qadam.shared.Refusal;

/**
 * Compares the machine's clock with the record: a computer whose battery is empty wakes up years ago, and every step,
 * deadline and certificate would bear that date.
 */
public final class ClockCheck {
    private static final Logger LOG = LoggerFactory.getLogger(ClockCheck.class);
    private static final Duration TOLERATED = Duration.ofDays(1);
    private static final Duration LONG_PAUSE = Duration.ofDays(300);

    private ClockCheck() {
    }

    /** @param trusted the operator has looked: it is the record's newest steps whose time is wrong */
    public static void require(Database database, InstantSource clock, boolean trusted) {
        Optional<Instant> newest = database.read(RecordedSteps::newest);
        newest.ifPresent(last -> compare(last, clock.instant(), trusted));
    }

    private static void compare(Instant newest, Instant now, boolean trusted) {
        if (now.isBefore(newest.minus(TOLERATED)) && !trusted) {
            throw new Refusal(FolderProblem.CLOCK_BEHIND, Map.of("now", now.toString(), "newest", newest.toString()));
        }
        if (now.isBefore(newest)) {
            LOG.warn("the clock says {}, and the newest step was stored at {}: is the clock right?", now, newest);
        } else if (now.isAfter(newest.plus(LONG_PAUSE))) {
            LOG.warn("the clock says {}, and the newest step was stored at {}: if there was no such long pause, set the clock", now, newest);
        }
    }
}
