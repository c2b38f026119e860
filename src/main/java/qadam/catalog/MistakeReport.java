package qadam.catalog;

import java.time.Instant;

/**
 * What a reader found wrong. Says nothing of who sent it.
 *
 * @param about {@code course}, {@code course/lesson} or {@code course/lesson/item}; empty for anything else
 * @param language tag of the language in which they were reading
 */
public record MistakeReport(long number, String about, String language, String words, Instant reportedAt) {
    /** The address of the page it is about, within its language; the item's lesson for an item. */
    public String path() {
        String[] names = about.split("/");
        return about.isEmpty() ? "/courses" : "/courses/" + String.join("/", names.length > 2 ? new String[] {names[0], names[1]} : names);
    }
}
