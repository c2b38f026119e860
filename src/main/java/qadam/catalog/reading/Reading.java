package qadam.catalog.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.shared.Language;

/**
 * What came of reading a course folder.
 *
 * @param draft the course as far as it could be read; empty without a readable {@code course.yaml}
 * @param words of all lessons, by language
 * @param versionLine the line of {@code course.yaml} that names the version
 */
public record Reading(Optional<Course> draft, Map<Language, Integer> words, List<Mistake> mistakes, int versionLine) {
    public boolean hasMistakes() {
        return mistakes.stream().anyMatch(mistake -> !mistake.isWarning());
    }

    /** The course, when nothing is wrong with it. */
    public Optional<Course> course() {
        return hasMistakes() ? Optional.empty() : draft;
    }
}
