package qadam.catalog;

import java.util.Optional;

/** Where a fact comes from; shown to the reader, never fetched. */
public record Source(String title, String by, String where, Optional<String> url) {
}
