package qadam.tutor;

import java.util.Optional;

/**
 * A sentence of an answer, as plain text that is never markup.
 *
 * @param cite present only when it was checked; without it, the sentence is shown as not from the lesson
 */
public record Part(String text, Optional<Cite> cite) {
}
