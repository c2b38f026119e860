package qadam.identity;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The trail as a page shows it.
 *
 * @param entries how many lines there are in all
 * @param checked how many of them, the newest, were checked just now
 * @param brokenAt the first line that does not follow from the one before it
 * @param acts every act that has words, and every actor among the staff, to choose from
 * @param olderFrom where the next older page begins; empty at the end
 * @param query the filter as it stands in an address
 */
public record AuditView(List<Line> lines, long entries, long checked, Optional<Long> brokenAt, String head, Choices acts, Choices actors,
                        String from, String to, Optional<Long> olderFrom, String query) {
    /**
     * @param act in the reader's language
     * @param person the pseudonym when the act was on a person, else empty
     */
    public record Line(long number, Instant at, String actor, String act, String object, String person, String reason) {
    }

    /** What a filter offers. @param chosen a code, or empty for all */
    public record Choices(List<Choice> all, String chosen) {
    }

    public record Choice(String code, String words) {
    }
}
