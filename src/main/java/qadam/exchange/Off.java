package qadam.exchange;

import java.time.Instant;
import java.util.Locale;

/**
 * A switch that is off: no model is asked where it holds.
 *
 * @param name the place's number, the course, the model as its server names it; empty for the whole installation
 * @param reason as whoever turned it off wrote it; to be shown to staff and in the register
 * @param setIn the place by whose rights it was turned off: {@code Organisation.ROOT} by the programme's office
 */
public record Off(Reach reach, String name, String reason, long setIn, Instant since) {
    /** What a switch holds for, the widest first. */
    public enum Reach {
        INSTALLATION, ORGANISATION, COURSE, MODEL;

        /** As keys and files name it. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** One that was off and is on again. */
    public record Past(Off off, Instant until) {
    }
}
