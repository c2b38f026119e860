package qadam.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.learning.Answer;
import qadam.learning.Learning;
import qadam.shared.Ids;

/** Answers practice questions. */
final class Studies {
    /** Every so many questions the first try is wrong. */
    private static final int SLIP = 6;
    private static final Duration EACH = Duration.ofSeconds(40);

    private final Learning learning;
    private final Course course;
    private final InstantSource clock;
    private final List<Exercise> exercises;

    private record Exercise(Lesson lesson, Item item) {
    }

    Studies(Learning learning, Course course, InstantSource clock) {
        this.learning = learning;
        this.course = course;
        this.clock = clock;
        this.exercises = course.lessons().flatMap(lesson -> lesson.items().stream().map(item -> new Exercise(lesson, item))).toList();
    }

    Course course() {
        return course;
    }

    int size() {
        return exercises.size();
    }

    /** Answers so many questions from this one on, some of them wrongly first. */
    void practise(long learner, int from, int many) {
        Together.each(IntStream.range(from, Math.min(from + many, size())).boxed().toList(), number -> solve(learner, number));
    }

    private void solve(long learner, int number) {
        Stream.of(false, true).filter(right -> right || number % SLIP == 0)
            .forEach(right -> answer(learner, number, right));
    }

    /** Taken one after the other, as by a hand, and sent at once, as after a day without a network. */
    private void answer(long learner, int number, boolean right) {
        Exercise exercise = exercises.get(number);
        Instant takenAt = clock.instant().minus(EACH.multipliedBy(size() - number));
        learning.answer(learner, new Answer(Ids.version7(clock.millis()), takenAt, course, exercise.lesson(), exercise.item(),
            Pen.answer(exercise.item().task(), right)));
    }
}
