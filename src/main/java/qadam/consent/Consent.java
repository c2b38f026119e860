package qadam.consent;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One row of the record.
 *
 * @param place the pupil's class when it was asked
 * @param purposes what holds from this row on
 * @param edition the hash of the text that was read
 * @param sealed a {@link Signer} under the pupil's key
 * @param spokenAt when the guardian said it: of a paper the beginning of the day that stands on it
 * @param givenAt since when it holds
 */
record Consent(long number, UUID person, long place, Act act, Method method, Set<Purpose> purposes, String edition, byte[] sealed, Instant spokenAt, Instant givenAt,
               Instant untilAt) {
    boolean holds(Purpose purpose, Instant now) {
        return purposes.contains(purpose) && now.isBefore(untilAt);
    }
}
