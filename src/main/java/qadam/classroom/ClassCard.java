package qadam.classroom;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import qadam.shared.Language;

/**
 * A pupil's card in a class.
 *
 * @param id what it says is drawn from
 * @param number of the pupil in the class, as it stands on the card
 * @param language of its word
 * @param endsAt the end of the school year
 * @param endedAt when another took its place, or the pupil left
 */
record ClassCard(UUID id, long organisation, UUID person, int number, Language language, Instant madeAt, Instant endsAt, Optional<Instant> endedAt) {
    boolean holds(Instant now) {
        return endedAt.isEmpty() && now.isBefore(endsAt);
    }
}
