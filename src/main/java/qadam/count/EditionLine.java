package qadam.count;

import qadam.catalog.Edition;

/** An edition as the office sees it. @param maker empty for the first one, and for who has been erased */
public record EditionLine(Edition edition, String maker) {
}
