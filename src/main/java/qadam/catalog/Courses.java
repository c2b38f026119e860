package qadam.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The courses that this installation publishes: the newest version of each, and the older ones that still take answers. */
public interface Courses {
    /** The newest version of every course, in the order in which they are shown. */
    List<Course> all();

    /** The newest version. */
    Optional<Course> find(String slug);

    /** One version, also an old one. */
    Optional<Course> find(String slug, int version);

    /** The version that was published before this one; empty for the first. */
    default Optional<Course> before(Course course) {
        return Optional.empty();
    }

    /**
     * The versions whose progress, attempts and credentials hold for this one: itself and those that it only corrects,
     * newest first.
     */
    default List<Integer> lineage(Course course) {
        List<Integer> lineage = new ArrayList<>(List.of(course.version()));
        Optional<Course> corrected = course.correction() ? before(course) : Optional.empty();
        corrected.ifPresent(before -> lineage.addAll(lineage(before)));
        return lineage;
    }

    /** The course with which a track begins: its lowest level, the first in the order in which they are shown. */
    default Optional<Course> firstOf(String track) {
        return all().stream().filter(course -> course.track().equals(track)).min(Comparator.comparingInt(Course::level));
    }

    /** All, those of this track first. */
    default List<Course> startingWith(String track) {
        return all().stream().sorted(Comparator.comparing(course -> !course.track().equals(track))).toList();
    }

    /** The course whose exam has this name, newest version. */
    default Optional<Course> withExam(String exam) {
        return all().stream().filter(course -> course.exam().filter(plan -> plan.exam().equals(exam)).isPresent()).findFirst();
    }
}
