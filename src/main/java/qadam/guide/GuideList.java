package qadam.guide;

import java.util.List;
import java.util.stream.Collectors;
import qadam.catalog.Course;
import qadam.catalog.Guides;
import qadam.catalog.Lesson;

/**
 * All lessons that have a teacher's page, by course.
 *
 * @param content changes when any of them does
 */
public record GuideList(String content, List<Guided> courses) {
    /** A course with those of its lessons that have a guide, in its order. */
    public record Guided(Course course, List<Lesson> lessons) {
    }

    static GuideList of(List<Course> courses, Guides guides) {
        List<Guided> guided = courses.stream()
            .map(course -> new Guided(course, course.lessons().filter(lesson -> guides.of(course).find(lesson.id()).isPresent()).toList()))
            .filter(one -> !one.lessons().isEmpty()).toList();
        return new GuideList(courses.stream().map(course -> course.hash() + guides.of(course).hash()).collect(Collectors.joining()), guided);
    }

    /** Without its language. */
    public String address(Guided guided, Lesson lesson) {
        return TeachersSide.PATH + "/" + guided.course().slug() + "/" + lesson.id();
    }
}
