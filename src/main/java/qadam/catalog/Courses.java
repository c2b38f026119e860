package qadam.catalog;

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

    /**
     * The versions whose progress, attempts and credentials hold for this one: itself and those that it only corrects,
     * newest first.
     */
    default List<Integer> lineage(String slug, int version) {
        return List.of(version);
    }

    /** The course whose exam has this name, newest version. */
    default Optional<Course> withExam(String exam) {
        return all().stream().filter(course -> course.exam().filter(plan -> plan.exam().equals(exam)).isPresent()).findFirst();
    }
}
