package qadam.letter;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Language;

/**
 * Where a person wishes to be written to.
 *
 * @param id random, new with each address: the links of letters hold it, so those of an earlier address are worth nothing
 * @param sealed the address under the person's key
 * @param language in which they typed it, and in which they are written to
 * @param wanted false when they have stopped the letters
 * @param failedAt since when nothing could be delivered, with {@code failure} as one of {@link Outcome.Why}
 */
record Address(UUID person, UUID id, byte[] sealed, Language language, Instant typedAt, Optional<Instant> confirmedAt, boolean wanted,
               Optional<Instant> failedAt, Optional<String> failure) {
    boolean isConfirmed() {
        return confirmedAt.isPresent();
    }

    /** Whether a letter of this kind may go there now. */
    boolean takes(LetterKind kind) {
        return switch (kind) {
            case CONFIRM -> !isConfirmed();
            case NEWS -> isConfirmed() && wanted;
        };
    }
}
