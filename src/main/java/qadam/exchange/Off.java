package qadam.exchange;

import java.time.Instant;
import java.util.Locale;

/**
 * A switch that is off: no model is asked where it holds.
 *
 * @param name the place's number, the course, the model as its server names it; empty for the whole installation
 * @param reason as whoever turned it off wrote it; to be shown to staff and in the register
 */
public record Off(Reach reach, String name, String reason, Instant since) {
    /** What a switch holds for. */
    public enum Reach {
        INSTALLATION, ORGANISATION, COURSE, MODEL;

        /** As keys and files name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
