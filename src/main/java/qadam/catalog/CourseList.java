package qadam.catalog;

import java.util.Comparator;
import java.util.List;
import qadam.shared.Language;

/** The courses by track, as the list of courses shows them: by level, then by title as the language sorts. */
public record CourseList(List<Road> roads) {
    /** A track with its courses; it may have none yet, and the page says so. */
    public record Road(Programme.Track track, List<Course> courses) {
    }

    public boolean hasLabs() {
        return roads.stream().flatMap(road -> road.courses().stream()).anyMatch(course -> !course.labs().isEmpty());
    }

    static CourseList of(Programme programme, List<Course> courses, Language language) {
        Comparator<Course> order = Comparator.comparingInt(Course::level)
            .thenComparing(course -> course.title().in(language), language.order());
        return new CourseList(programme.tracks().stream()
            .map(track -> new Road(track, courses.stream().filter(course -> course.track().equals(track.id())).sorted(order).toList())).toList());
    }
}
