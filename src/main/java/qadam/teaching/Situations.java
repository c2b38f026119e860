package qadam.teaching;

import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.credential.Credentials;
import qadam.exam.ExamState;
import qadam.exam.ExamStates;
import qadam.identity.Learners;
import qadam.learning.Learning;
import qadam.learning.Progress;

/** Asks other packages where people stand: four questions for all of them together. */
final class Situations {
    private final Learners learners;
    private final Learning learning;
    private final ExamStates exams;
    private final Credentials credentials;
    private final InstantSource clock;

    Situations(Learners learners, Learning learning, ExamStates exams, Credentials credentials, InstantSource clock) {
        this.learners = learners;
        this.learning = learning;
        this.exams = exams;
        this.credentials = credentials;
        this.clock = clock;
    }

    /** Of everybody asked for, also of who has not begun. */
    Map<UUID, Situation> of(Handle handle, Collection<UUID> persons, Course course) {
        Map<UUID, List<Long>> keys = new HashMap<>(learners.ofEach(handle, persons));
        persons.forEach(person -> keys.putIfAbsent(person, List.of()));
        Map<UUID, Progress> progress = learning.progress(handle, keys, course);
        Map<UUID, ExamState> sat = course.exam().map(plan -> exams.of(handle, persons, plan.exam(), clock.instant())).orElse(Map.of());
        Map<UUID, java.time.Instant> certified = credentials.holders(handle, persons, course.slug());
        Map<UUID, Situation> all = new HashMap<>();
        persons.forEach(person -> all.put(person,
            new Situation(progress.get(person), sat.getOrDefault(person, ExamState.NONE), Optional.ofNullable(certified.get(person)))));
        return all;
    }
}
