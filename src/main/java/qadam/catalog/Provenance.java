package qadam.catalog;

import java.time.LocalDate;
import java.util.Optional;

/** Who wrote a text in one language, and which editor has signed it and when; empty means not yet read by an editor. */
public record Provenance(String author, Optional<String> reviewer, Optional<LocalDate> reviewedOn) {
}
