package qadam.learning;

import java.time.Duration;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.record.Kind;
import qadam.record.NamedActivity;
import qadam.record.Receipt;
import qadam.record.RecordedSteps;
import qadam.record.Stored;
import qadam.shared.Database;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Outcome;
import qadam.shared.Rate;

/** Practice and progress of a learner. */
public final class Learning {
    private final ProgressStore store = new ProgressStore();
    private final Database database;
    private final RecordedSteps steps;
    private final Courses courses;
    private final Carried carried;
    private final RecordAnswers record;
    private Rate pace;

    public Learning(Database database, RecordedSteps steps, Courses courses) {
        this.database = database;
        this.steps = steps;
        this.courses = courses;
        this.carried = new Carried(courses);
        this.record = new RecordAnswers(steps);
        within(Limits.USUAL);
    }

    public Learning within(Limits limits) {
        this.pace = new Rate(limits.of(Limit.STEPS_PER_MINUTE), Duration.ofMinutes(1));
        return this;
    }

    /** Asked before answers are taken from outside. @throws qadam.shared.Refusal when the learner has sent too many of late */
    void admit(long learner, int answers) {
        pace.take(Long.toString(learner), answers, LearningProblem.TOO_FAST);
    }

    /** Judges the answer, stores it as a step with its projection, and returns when both are durable. */
    public Answered answer(long learner, Answer answer) {
        return answers(learner, List.of(answer)).getFirst().value();
    }

    /** The same for several of one learner, in their order; each is kept or refused by itself. */
    List<Outcome<Answered>> answers(long learner, List<Answer> answers) {
        database.space().requireForNew();
        return database.write(record, learner, answers.stream().map(answer -> RecordAnswers.Judged.of(learner, answer)).toList());
    }

    /** What one of these learner keys answered in the step with this id; empty when the step is somebody else's. */
    Optional<Practised> practised(List<Long> learners, UUID step) {
        return database.read(handle -> steps.find(handle, step)
            .filter(stored -> learners.contains(stored.learner()) && stored.kind() == Kind.PRACTISED.code())
            .flatMap(stored -> practised(stored, steps.activity(handle, stored.activity()))));
    }

    /** Read by the version that the answer was given to: in a later one the same question may have its options in another order. */
    private Optional<Practised> practised(Stored stored, NamedActivity activity) {
        return courses.find(activity.course(), activity.version())
            .flatMap(course -> PracticePlace.find(course, activity.activity()))
            .map(place -> new Practised(place, PracticeResult.decode(place.item().task(), stored.result())));
    }

    /** Whether a right answer there takes a step in the course as it is shown now. */
    boolean counts(PracticePlace place) {
        Map<Integer, Set<String>> solved = Map.of(place.course().version(), Set.of(place.item().id()));
        return courses.find(place.course().slug())
            .filter(newest -> newest.version() < place.course().version() || carried.into(newest, solved).contains(place.item().id())).isPresent();
    }

    /** The receipt of any step of these learner keys. */
    Optional<Receipt> receipt(List<Long> learners, UUID step) {
        return database.read(handle -> steps.find(handle, step).filter(stored -> learners.contains(stored.learner()))
            .flatMap(stored -> steps.receipt(handle, step)));
    }

    /** Where the holder of these learner keys stands in the course. */
    public CourseSteps steps(List<Long> learners, Course course) {
        return database.read(handle -> steps(handle, learners, course));
    }

    public CourseSteps steps(Handle handle, List<Long> learners, Course course) {
        Set<String> solved = carried.into(course, solved(handle, learners, course.slug()));
        return new CourseSteps(course, course.lessons().map(lesson -> new LessonSteps(lesson, among(lesson, solved))).toList());
    }

    /** Where each of several people stands in the course, read at once. @param learners their learner keys */
    public Map<UUID, Progress> progress(Handle handle, Map<UUID, List<Long>> learners, Course course) {
        return new ReadProgress(steps, carried).of(handle, learners, course);
    }

    /** Names of solved items, by the version of the course in which they were solved. */
    private Map<Integer, Set<String>> solved(Handle handle, List<Long> learners, String course) {
        Map<Integer, Set<String>> solved = new HashMap<>();
        for (int number : store.solved(handle, learners)) {
            NamedActivity activity = steps.activity(handle, number);
            if (activity.course().equals(course)) {
                solved.computeIfAbsent(activity.version(), version -> new HashSet<>()).add(activity.activity());
            }
        }
        return solved;
    }

    private static Set<String> among(Lesson lesson, Set<String> solved) {
        return lesson.items().stream().map(Item::id).filter(solved::contains).collect(Collectors.toSet());
    }

    /** When the items of a course were first answered under this learner key, in the order of the record. */
    public List<PracticeMoment> moments(Handle handle, long learner, String course) {
        Set<Integer> met = new HashSet<>();
        return steps.of(handle, learner).stream().filter(step -> step.kind() == Kind.PRACTISED.code())
            .filter(step -> steps.activity(handle, step.activity()).course().equals(course) && met.add(step.activity()))
            .map(step -> new PracticeMoment(step.storedAt(), step.takenAt())).toList();
    }

    /** How many learners have taken at least one step: "reached", which is never "trained". The same work however many they are. */
    public long reached(Handle handle) {
        return store.reached(handle);
    }

    /** The same by the week of the first step, named by its Monday. */
    public Map<LocalDate, Long> reachedByWeek(Handle handle) {
        return store.reachedByWeek(handle);
    }
}
