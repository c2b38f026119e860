package qadam.learning;

import java.util.List;
import java.util.Optional;
import qadam.catalog.Course;

/** How far a learner is in one course. */
public record CourseSteps(Course course, List<LessonSteps> lessons) {
    public int total() {
        return lessons.stream().mapToInt(LessonSteps::total).sum();
    }

    public int taken() {
        return lessons.stream().mapToInt(LessonSteps::taken).sum();
    }

    public boolean begun() {
        return taken() > 0;
    }

    /** The first lesson that is not finished; empty when all are. */
    public Optional<LessonSteps> next() {
        return lessons.stream().filter(lesson -> !lesson.finished()).findFirst();
    }
}
