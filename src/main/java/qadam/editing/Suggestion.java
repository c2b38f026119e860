package qadam.editing;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import qadam.catalog.reading.TextAddress;

/**
 * One author's change of one text.
 *
 * @param baseVersion the version shown when it was made
 * @param before the text as its author saw it
 * @param why in the author's words, perhaps none
 * @param answer in the words of whoever answered
 * @param publishedIn the version that brought it
 */
public record Suggestion(long number, String course, TextAddress address, int baseVersion, String before, String after, String why,
                         UUID suggestedBy, Instant suggestedAt, SuggestionState state, Optional<UUID> answeredBy,
                         Optional<Instant> answeredAt, String answer, Optional<Integer> publishedIn) {
    public boolean isOpen() {
        return state == SuggestionState.OPEN;
    }
}
