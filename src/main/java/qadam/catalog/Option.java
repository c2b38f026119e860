package qadam.catalog;

import java.util.Optional;
import qadam.shared.Localized;

/** One choice of a question. {@code why} says what choosing it tells us; every practice option has one. */
public record Option(String id, Localized text, boolean correct, Optional<Localized> why) {
}
