package qadam.catalog.reading;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.shared.Language;

/**
 * What came of reading a course folder.
 *
 * @param draft the course as far as it could be read; empty without a readable {@code course.yaml}
 * @param words of all lessons, by language
 * @param version where {@code course.yaml} names the version
 * @param names where each lesson and item has its name, by that name
 * @param files what was read
 */
public record Reading(Optional<Course> draft, Map<Language, Integer> words, List<Mistake> mistakes, Line version, Map<String, Line> names,
                      SourceFiles files) {
    /** A line of a file of the course, counted from 1. */
    public record Line(String file, int number) {
    }

    public boolean hasMistakes() {
        return mistakes.stream().anyMatch(mistake -> !mistake.isWarning());
    }

    /** The course, when nothing is wrong with it. */
    public Optional<Course> course() {
        return hasMistakes() ? Optional.empty() : draft;
    }

    /** A mistake that only shows beside another version. */
    public Mistake atVersion(Rule rule, Map<String, Object> values) {
        return new Mistake(version.file(), version.number(), rule, values);
    }

    /** The same, where the lesson or item stands. */
    public Mistake at(String name, Rule rule, Map<String, Object> values) {
        Line line = names.getOrDefault(name, version);
        return new Mistake(line.file(), line.number(), rule, values);
    }

    /** This reading with mistakes that were found later. */
    public Reading with(List<Mistake> more) {
        List<Mistake> all = Stream.concat(mistakes.stream(), more.stream()).sorted(Mistake.IN_READING_ORDER).toList();
        return new Reading(draft, words, all, version, names, files);
    }
}
