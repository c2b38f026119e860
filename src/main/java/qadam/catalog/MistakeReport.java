package qadam.catalog;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a reader found wrong. Says nothing of who sent it.
 *
 * @param about {@code course}, {@code course/lesson} or {@code course/lesson/item}; empty for anything else
 * @param language tag of the language in which they were reading
 * @param waiting whether the sender asked to be told the answer, and has not been told yet
 * @param answer what was done about it; may be empty
 */
public record MistakeReport(long number, String about, String language, String words, Instant reportedAt, boolean waiting,
                            Optional<Instant> answeredAt, Optional<UUID> answeredBy, Optional<String> answer) {
    /** The address of the page it is about, within its language; the item's lesson for an item. */
    public String path() {
        String[] names = about.split("/");
        return about.isEmpty() ? "/courses" : "/courses/" + String.join("/", names.length > 2 ? new String[] {names[0], names[1]} : names);
    }

    public boolean isAnswered() {
        return answeredAt.isPresent();
    }
}
