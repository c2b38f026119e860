package qadam.catalog;

import qadam.shared.Localized;

/** Two things that belong together in a matching question; both sides are known by the pair's id. */
public record Pair(String id, Localized left, Localized right) {
}
