package qadam.editing;

import java.util.List;
import java.util.Optional;
import qadam.catalog.WaitingFolder;
import qadam.shared.Language;

/**
 * How a course stands for its authors.
 *
 * @param waiting what lies in the folder and waits to be taken over
 * @param ready how many accepted suggestions and signatures wait to be published
 * @param stuck accepted suggestions that no longer fit
 */
public record CourseStand(String slug, String title, int version, List<Part> units, Optional<WaitingFolder> waiting, int ready, List<Line> stuck, int open) {
    /** A unit with its lessons, or the items of one bank. */
    public record Part(String id, String title, List<Line> lines, int banked) {
    }

    /**
     * One lesson or item.
     *
     * @param signed in which languages an editor has read all of it
     */
    public record Line(String title, String address, List<Language> signed, int open, int reports) {
    }
}
