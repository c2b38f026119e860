package qadam.learning;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import qadam.catalog.Item;
import qadam.catalog.Lesson;

/**
 * Where one of several people stands in a course, for whoever teaches them.
 *
 * @param begunAt when they first answered, as far as the projection knows; empty when they never did
 * @param movedAt when they last solved a question that was new to them; of somebody who has solved none, when they began
 * @param lastAt when they last answered
 * @param unsolved questions of the course that they answered and never rightly, in the course's order
 */
public record Progress(CourseSteps steps, Optional<Instant> begunAt, Optional<Instant> movedAt, Optional<Instant> lastAt, List<Unsolved> unsolved) {
    /** @param tries every one of them wrong */
    public record Unsolved(Lesson lesson, Item item, int tries) {
    }

    public boolean begun() {
        return begunAt.isPresent();
    }

    public boolean finished() {
        return steps.total() > 0 && steps.taken() == steps.total();
    }

    public long lessonsFinished() {
        return steps.lessons().stream().filter(LessonSteps::finished).count();
    }
}
