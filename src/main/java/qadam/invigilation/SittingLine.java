package qadam.invigilation;

import java.time.Instant;
import qadam.exam.LiveAttempt;

/**
 * One sitting in a list.
 *
 * @param name of whoever sits; empty of whoever has been erased
 * @param seat its label in the room; empty outside
 * @param path of its own page, without origin and language
 */
public record SittingLine(LiveAttempt sitting, String name, String course, String seat, String path, Instant now) {
    /** The end of its words' key. */
    public String state() {
        if (!sitting.open()) {
            return sitting.annulled() ? "annulled" : "handed_in";
        }
        if (now.isAfter(sitting.deadlineAt())) {
            return "awaited";
        }
        return sitting.silent(now) ? "silent" : "sits";
    }

    public String tone() {
        return switch (state()) {
            case "sits", "handed_in" -> "good";
            case "annulled" -> "bad";
            default -> "warn";
        };
    }

    public long minutesLeft() {
        return sitting.minutesLeft(now);
    }
}
