package qadam.credential;

import java.util.Optional;

/**
 * One line of a holder's list.
 *
 * @param credential its id in hex, once it has been claimed
 * @param countable whether its holder can still have it counted
 * @param held the key of the words that say what stands in the way of claiming it, or of having it counted
 */
public record MyCredential(String title, String passedOn, String attempt, Optional<String> credential, boolean revoked,
                           boolean rehearsal, boolean countable, Optional<String> held) {
}
