package qadam.room;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A room in which one exam is supervised.
 *
 * @param organisation the school or agency in which it is
 * @param person who opened it
 * @param endsAt until when somebody may come in and begin; who has begun may finish
 * @param sheet SHA-256 of the signed closing sheet, 64 hex digits
 */
record Room(long number, long organisation, String course, String exam, UUID person, Instant openedAt, Instant endsAt, Optional<Instant> signedAt,
            Optional<UUID> signedBy, Optional<String> sheet) {
    /** After the end of a room, so long its sheet may be signed; then what was sat there counts as online. */
    static final Duration SIGNED_WITHIN = Duration.ofDays(3);
    /** Clocks of two servers may differ by so much: that late the one still waits when the other signs no more. */
    private static final Duration CLOCKS = Duration.ofMinutes(10);
    /** How long a room may be open at most. */
    static final Duration LONGEST = Duration.ofHours(8);

    boolean isSigned() {
        return signedAt.isPresent();
    }

    boolean isOpen(Instant now) {
        return !isSigned() && now.isBefore(endsAt);
    }

    Instant dueAt() {
        return endsAt.plus(SIGNED_WITHIN);
    }

    boolean mayBeSigned(Instant now) {
        return !isSigned() && now.isBefore(dueAt());
    }

    /** From then on nobody can have signed it any more. */
    Instant lostAt() {
        return dueAt().plus(CLOCKS);
    }
}
