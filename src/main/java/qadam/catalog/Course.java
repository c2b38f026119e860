package qadam.catalog;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import qadam.shared.Localized;

/**
 * One published version of a course, immutable.
 *
 * @param hash SHA-256 over all its files: the version's content address
 * @param hours academic hours of 45 minutes, exam included
 * @param bank the open bank: exam items whose keys are public
 */
public record Course(String slug, String track, int level, int version, boolean correction, String hash, int hours,
                     Localized title, Localized summary, List<Unit> units, Optional<ExamPlan> exam, List<Item> bank) {
    public Stream<Lesson> lessons() {
        return units.stream().flatMap(unit -> unit.lessons().stream());
    }

    public Optional<Lesson> lesson(String id) {
        return lessons().filter(lesson -> lesson.id().equals(id)).findFirst();
    }
}
