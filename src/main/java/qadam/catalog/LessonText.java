package qadam.catalog;

import java.util.List;

/**
 * A lesson in one language.
 *
 * @param parts what is shown, in order: pieces of safe HTML, practice items and labs
 * @param minutes reading time, rounded up, practice included
 */
public record LessonText(String title, String summary, Provenance provenance, List<Part> parts, int minutes) {
    /** A piece of a lesson. */
    public sealed interface Part {
    }

    /** Sanitised HTML made from the author's Markdown, pictures drawn in. */
    public record Prose(String html) implements Part {
    }

    /** The place where a practice item stands. */
    public record Practice(String item) implements Part {
    }

    /** The place where a lab of the course stands. */
    public record Laboratory(String lab) implements Part {
    }
}
