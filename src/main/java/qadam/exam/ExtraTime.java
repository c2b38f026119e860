package qadam.exam;

import java.time.Instant;
import java.util.Optional;

/**
 * More time than others have, at every exam that somebody begins.
 *
 * @param percent of the exam's own minutes, {@code minutes} beyond that; either may be 0
 */
public record ExtraTime(int percent, int minutes, Instant grantedAt, Optional<Instant> endedAt) {
    static final int MOST_PERCENT = 100;
    static final int MOST_MINUTES = 120;

    /** Minutes more at an exam of so many; a begun one is a whole one. */
    int of(int examMinutes) {
        return Math.ceilDiv(examMinutes * percent, 100) + minutes;
    }

    boolean isPossible() {
        return percent >= 0 && percent <= MOST_PERCENT && minutes >= 0 && minutes <= MOST_MINUTES && percent + minutes > 0;
    }
}
