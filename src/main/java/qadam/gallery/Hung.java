package qadam.gallery;

import java.time.Instant;

/**
 * A work in a class's gallery, as its list shows it.
 *
 * @param maker the name that the reader may see; empty when none
 * @param mine whether it is the reader's own
 */
public record Hung(long number, String title, String maker, Instant shownAt, boolean mine) {
}
