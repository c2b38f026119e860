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
 * @param labs all of them, in the order of their names, whether a lesson shows them or not
 */
public record Course(String slug, String track, int level, int version, boolean correction, String hash, int hours,
                     Localized title, Localized summary, List<Unit> units, Optional<ExamPlan> exam, List<Item> bank, List<Lab> labs) {
    /** Versions that were kept before there were labs have none. */
    public Course {
        labs = labs == null ? List.of() : labs;
    }

    /** A course without labs. */
    public Course(String slug, String track, int level, int version, boolean correction, String hash, int hours,
                  Localized title, Localized summary, List<Unit> units, Optional<ExamPlan> exam, List<Item> bank) {
        this(slug, track, level, version, correction, hash, hours, title, summary, units, exam, bank, List.of());
    }

    public Stream<Lesson> lessons() {
        return units.stream().flatMap(unit -> unit.lessons().stream());
    }

    public Optional<Lesson> lesson(String id) {
        return lessons().filter(lesson -> lesson.id().equals(id)).findFirst();
    }

    public Optional<Lab> lab(String id) {
        return labs.stream().filter(lab -> lab.id().equals(id)).findFirst();
    }
}
