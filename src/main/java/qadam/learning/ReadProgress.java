package qadam.learning;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Lesson;
import qadam.record.NamedActivity;
import qadam.record.RecordedSteps;

/** Reads where several people stand in a course with one look at the projection, however many they are. */
final class ReadProgress {
    private final ProgressStore store = new ProgressStore();
    private final RecordedSteps steps;
    private final Carried carried;

    ReadProgress(RecordedSteps steps, Carried carried) {
        this.steps = steps;
        this.carried = carried;
    }

    /** One question as its person met it. */
    private record Met(NamedActivity activity, ProgressStore.Row row) {
    }

    Map<UUID, Progress> of(Handle handle, Map<UUID, List<Long>> learners, Course course) {
        List<Long> keys = learners.values().stream().flatMap(Collection::stream).toList();
        Map<Long, List<Met>> met = store.of(handle, keys).stream().map(row -> new Met(steps.activity(handle, row.activity()), row))
            .filter(one -> one.activity().course().equals(course.slug())).collect(Collectors.groupingBy(one -> one.row().learner()));
        Map<UUID, Progress> all = new HashMap<>();
        learners.forEach((person, own) -> all.put(person, progress(course, own.stream().flatMap(key -> met.getOrDefault(key, List.of()).stream()).toList())));
        return all;
    }

    private Progress progress(Course course, List<Met> met) {
        Set<String> solved = carried.into(course, met.stream().filter(one -> one.row().solvedAt().isPresent())
            .collect(Collectors.groupingBy(one -> one.activity().version(), Collectors.mapping(one -> one.activity().activity(), Collectors.toSet()))));
        CourseSteps taken = new CourseSteps(course, course.lessons().map(lesson -> new LessonSteps(lesson, among(lesson, solved))).toList());
        Optional<Instant> begun = met.stream().map(one -> one.row().solvedAt().orElse(one.row().lastAt())).min(Comparator.naturalOrder());
        Optional<Instant> moved = met.stream().flatMap(one -> one.row().solvedAt().stream()).max(Comparator.naturalOrder()).or(() -> begun);
        return new Progress(taken, begun, moved, met.stream().map(one -> one.row().lastAt()).max(Comparator.naturalOrder()), unsolved(course, met, solved));
    }

    private static Set<String> among(Lesson lesson, Set<String> solved) {
        Set<String> here = new HashSet<>();
        lesson.items().stream().filter(item -> solved.contains(item.id())).forEach(item -> here.add(item.id()));
        return here;
    }

    private static List<Progress.Unsolved> unsolved(Course course, List<Met> met, Set<String> solved) {
        Map<String, Integer> tries = met.stream().filter(one -> one.row().solvedAt().isEmpty() && one.activity().version() <= course.version())
            .collect(Collectors.toMap(one -> one.activity().activity(), one -> one.row().tries(), Integer::sum));
        Function<Lesson, Stream<Progress.Unsolved>> of = lesson -> lesson.items().stream()
            .filter(item -> tries.containsKey(item.id()) && !solved.contains(item.id())).map(item -> new Progress.Unsolved(lesson, item, tries.get(item.id())));
        return course.lessons().flatMap(of).toList();
    }
}
