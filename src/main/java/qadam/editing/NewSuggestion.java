package qadam.editing;

import java.util.UUID;
import qadam.catalog.reading.TextAddress;

/** A suggestion that is about to be kept. */
record NewSuggestion(String course, TextAddress address, int baseVersion, String before, String after, String why, UUID by) {
}
