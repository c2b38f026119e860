package qadam.count;

import qadam.integrity.Rule;

/** How many claims one rule refuses, as it is published: below ten it is not told. */
public record Refused(Rule rule, Shown claims) {
}
