package qadam.learning;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Item;

/**
 * Which practice items solved in earlier versions of a course are solved in a later one. A correction keeps them all. A revision
 * is another course, yet a question that it asks unchanged, by its content's hash, need not be answered again
 * ({@code docs/decisions/0008-versions-of-a-course.md}).
 */
final class Carried {
    private final Courses courses;

    Carried(Courses courses) {
        this.courses = courses;
    }

    /** @param solved item names, by the version in which they were solved */
    Set<String> into(Course course, Map<Integer, Set<String>> solved) {
        Set<String> here = new HashSet<>(solved.getOrDefault(course.version(), Set.of()));
        if (solved.keySet().stream().anyMatch(version -> version < course.version())) {
            courses.before(course).ifPresent(before -> here.addAll(over(before, course, into(before, solved))));
        }
        return here;
    }

    private static Set<String> over(Course before, Course course, Set<String> solved) {
        if (course.correction()) {
            return solved;
        }
        Map<String, String> hashes = items(before);
        Map<String, String> now = items(course);
        return solved.stream().filter(item -> hashes.containsKey(item) && hashes.get(item).equals(now.get(item))).collect(Collectors.toSet());
    }

    private static Map<String, String> items(Course course) {
        return course.lessons().flatMap(lesson -> lesson.items().stream()).collect(Collectors.toMap(Item::id, Item::hash));
    }
}
