package qadam.catalog;

import java.util.List;
import qadam.shared.Localized;

/** A part of a course: a few lessons on one matter. */
public record Unit(String id, Localized title, Localized summary, List<Lesson> lessons) {
}
