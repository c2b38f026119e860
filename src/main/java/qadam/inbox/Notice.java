package qadam.inbox;

import java.time.Instant;
import java.util.Optional;

/**
 * One thing that a person is told.
 *
 * @param subject the course it is about
 * @param address where to see more, without origin and language
 */
public record Notice(long number, NoticeKind kind, String subject, String address, Instant givenAt, Optional<Instant> readAt) {
    public boolean isNew() {
        return readAt.isEmpty();
    }
}
