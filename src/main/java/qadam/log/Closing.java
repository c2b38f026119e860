package qadam.log;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import qadam.credential.Leaf;
import qadam.proof.SignedNote;

/**
 * The checkpoint at which a programme closed, the last one that was witnessed in time: what the log took later does not count.
 *
 * @param programme without its version
 * @param size 0 when nothing was published in time
 */
public record Closing(String programme, long size, SignedNote note) {
    /** For so long after the last day what was issued may still be published. */
    static final int DAYS = 14;
    static final Duration WINDOW = Duration.ofDays(DAYS);
    static final String FOLDER = "closing/";

    /** The first moment that is too late. */
    static Instant moment(LocalDate lastDay) {
        return lastDay.plusDays(DAYS + 1).atStartOfDay(Leaf.ALMATY).toInstant();
    }

    /** Where it lies in the log's folder. */
    static String file(String programme) {
        return FOLDER + programme;
    }
}
