package qadam.learning;

import java.util.Set;
import qadam.catalog.Lesson;

/** How far a learner is in one lesson. */
public record LessonSteps(Lesson lesson, Set<String> solved) {
    public int total() {
        return lesson.items().size();
    }

    public int taken() {
        return solved.size();
    }

    public boolean finished() {
        return taken() == total();
    }
}
