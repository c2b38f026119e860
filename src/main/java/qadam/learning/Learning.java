package qadam.learning;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Judgement;
import qadam.catalog.Lesson;
import qadam.record.Kind;
import qadam.record.NewStep;
import qadam.record.Receipt;
import qadam.record.RecordedSteps;
import qadam.shared.Database;

/** Practice and progress of a learner. */
public final class Learning {
    private final ProgressStore store = new ProgressStore();
    private final Database database;
    private final RecordedSteps steps;

    public Learning(Database database, RecordedSteps steps) {
        this.database = database;
        this.steps = steps;
    }

    /** Judges the answer, stores it as a step with its projection, and returns when both are durable. */
    public Answered answer(long learner, Answer answer) {
        boolean right = Judgement.isRight(answer.item().task(), answer.response());
        byte[] result = PracticeResult.encode(answer.item().task(), answer.response(), right);
        return database.write(handle -> record(handle, learner, answer, right, result));
    }

    private Answered record(Handle handle, long learner, Answer answer, boolean right, byte[] result) {
        Course course = answer.course();
        int courseVersion = steps.courseVersion(handle, course.slug(), course.version());
        int activity = steps.activity(handle, course.slug(), course.version(), answer.item().id());
        Receipt receipt = steps.append(handle,
            new NewStep(learner, answer.id(), Kind.PRACTISED, answer.takenAt(), courseVersion, activity, result));
        if (!receipt.repeated()) {
            store.add(handle, learner, courseVersion, activity, right, receipt.storedAt(), answer.id());
        }
        return new Answered(receipt, right);
    }

    /** What this learner answered in the step with this id; empty when it is not theirs. */
    Optional<PracticeResult> result(List<Long> learners, UUID step, Item item) {
        return database.read(handle -> steps.find(handle, step))
            .filter(stored -> learners.contains(stored.learner()) && stored.kind() == Kind.PRACTISED.code())
            .map(stored -> PracticeResult.decode(item.task(), stored.result()));
    }

    /** Where the holder of these learner keys stands in the course. */
    public CourseSteps steps(List<Long> learners, Course course) {
        return database.read(handle -> steps(handle, learners, course));
    }

    CourseSteps steps(Handle handle, List<Long> learners, Course course) {
        Set<String> solved = learners.isEmpty() ? Set.of() : solved(handle, learners, course);
        return new CourseSteps(course, course.lessons().map(lesson -> new LessonSteps(lesson, among(lesson, solved))).toList());
    }

    private Set<String> solved(Handle handle, List<Long> learners, Course course) {
        Optional<Integer> courseVersion = steps.knownCourseVersion(handle, course.slug(), course.version());
        if (courseVersion.isEmpty()) {
            return Set.of();
        }
        Map<Integer, String> names = steps.activityNames(handle, courseVersion.get());
        return store.of(handle, learners, courseVersion.get()).stream().filter(PracticeProgress::solved)
            .map(progress -> names.get(progress.activity())).collect(Collectors.toSet());
    }

    private static Set<String> among(Lesson lesson, Set<String> solved) {
        Set<String> ids = new HashSet<>();
        lesson.items().stream().map(Item::id).filter(solved::contains).forEach(ids::add);
        return ids;
    }

    /** How many learners have taken at least one step: "reached", which is never "trained". */
    public long reached(Handle handle) {
        return store.learners(handle);
    }
}
