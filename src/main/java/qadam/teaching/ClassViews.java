package qadam.teaching;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.identity.People;
import qadam.learning.LessonSteps;
import qadam.learning.Progress;
import qadam.organisation.Member;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.shared.Language;
import qadam.shared.Refusal;

/** Puts together what a teacher sees of a class. */
final class ClassViews {
    private final Courses courses;
    private final FirstCourse first;
    private final Members members;
    private final People people;
    private final Assignments assignments;
    private final Situations situations;
    private final InstantSource clock;

    ClassViews(Courses courses, FirstCourse first, Members members, People people, Assignments assignments, Situations situations, InstantSource clock) {
        this.courses = courses;
        this.first = first;
        this.members = members;
        this.people = people;
        this.assignments = assignments;
        this.situations = situations;
        this.clock = clock;
    }

    /** @param wished a course's name; empty for the one that is due first, or that was made for such a place */
    ClassView of(Handle handle, Organisation place, Optional<String> wished, Language language) {
        List<Assignment> assigned = assignments.in(handle, place);
        Course course = course(place, assigned, wished);
        Optional<Assignment> assignment = assigned.stream().filter(one -> one.course().equals(course.slug())).findFirst();
        Map<UUID, LocalDate> moves = assignment.map(one -> assignments.moves(handle, one)).orElse(Map.of());
        List<UUID> persons = members.of(handle, place.number()).stream().map(Member::person).toList();
        Map<UUID, String> names = people.names(handle, persons);
        Map<UUID, Situation> all = situations.of(handle, persons, course);
        List<PupilLine> pupils = persons.stream().map(person -> line(names.get(person), all.get(person), sitting(assignment, moves, person), moves.containsKey(person), language))
            .sorted(Comparator.comparing(PupilLine::name, language.order())).toList();
        return new ClassView(place.number(), place.name(), course.slug(), course.title().in(language),
            courses.startingWith(place.kind().track()).stream().map(one -> new ClassView.CourseLink(one.slug(), one.title().in(language))).toList(), assignment, pupils);
    }

    private Course course(Organisation place, List<Assignment> assigned, Optional<String> wished) {
        return wished.map(slug -> courses.find(slug).orElseThrow(() -> new Refusal(TeachingProblem.COURSE_UNKNOWN))).orElseGet(() -> first.of(place, assigned));
    }

    private static Optional<LocalDate> sitting(Optional<Assignment> assignment, Map<UUID, LocalDate> moves, UUID person) {
        return Optional.ofNullable(moves.get(person)).or(() -> assignment.flatMap(Assignment::sittingOn));
    }

    private PupilLine line(String name, Situation situation, Optional<LocalDate> sittingOn, boolean moved, Language language) {
        Instant now = clock.instant();
        Progress progress = situation.progress();
        List<Integer> lessons = progress.steps().lessons().stream().map(ClassViews::state).toList();
        return new PupilLine(name, lessons, progress.steps().taken(), progress.steps().total(), situation.lastAt(),
            situation.exam().stage().name().toLowerCase(Locale.ROOT), situation.certifiedAt().isPresent(), situation.done(),
            situation.stuckOn().stream().map(one -> hard(one, language)).toList(), situation.stillSince(now), situation.passed() ? Optional.empty() : sittingOn, moved);
    }

    private static int state(LessonSteps lesson) {
        return lesson.finished() ? 2 : lesson.taken() > 0 ? 1 : 0;
    }

    private static PupilLine.Hard hard(Progress.Unsolved unsolved, Language language) {
        return new PupilLine.Hard(unsolved.lesson().id(), unsolved.lesson().in(language).title(), unsolved.lesson().items().indexOf(unsolved.item()) + 1, unsolved.tries());
    }
}
