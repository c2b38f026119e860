package qadam.tutor;

import java.util.Optional;

/** One lesson on the page of a class, and the most help that is set for it. */
public record CeilingLine(String lesson, String title, Optional<Tier> tier) {
}
