package qadam.teaching;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.identity.Learners;
import qadam.learning.CourseSteps;
import qadam.learning.Learning;
import qadam.organisation.Kind;
import qadam.organisation.Members;
import qadam.organisation.Organisation;

/**
 * The course that is shown first: to a teacher what is due first, to a child the pupils' course. Up to grade 8, and in a class without a
 * grade, a card opens nothing else, whatever is assigned; older pupils go on with what their teacher assigned, if anything is.
 */
final class FirstCourse {
    /** The last grade for which the pupils' course is written. */
    private static final int LAST_GRADE = 8;

    private final Courses courses;
    private final Members members;
    private final Assignments assignments;
    private final Learners learners;
    private final Learning learning;

    FirstCourse(Courses courses, Members members, Assignments assignments, Learners learners, Learning learning) {
        this.courses = courses;
        this.members = members;
        this.assignments = assignments;
        this.learners = learners;
        this.learning = learning;
    }

    /** Of those who look after a place. @param assigned what its people are to take, the nearest last day first */
    Course of(Organisation place, List<Assignment> assigned) {
        return due(assigned).or(() -> courses.firstOf(place.kind().track())).orElseGet(() -> courses.all().getFirst());
    }

    private Optional<Course> due(List<Assignment> assigned) {
        return assigned.stream().flatMap(one -> courses.find(one.course()).stream()).findFirst();
    }

    /** Where a pupil goes on: the lesson that comes next, the course before its first step, their own page where there is no course for pupils. */
    String page(Handle handle, UUID pupil) {
        return ofPupil(handle, pupil).map(course -> page(learning.steps(handle, learners.of(handle, pupil), course))).orElse("/me");
    }

    private static String page(CourseSteps steps) {
        String course = "/courses/" + steps.course().slug();
        return steps.begun() ? steps.next().map(next -> course + "/" + next.lesson().id()).orElse(course) : course;
    }

    private Optional<Course> ofPupil(Handle handle, UUID pupil) {
        Optional<Course> written = courses.firstOf(Kind.CLASS.track());
        boolean older = members.places(handle, pupil).stream().flatMap(place -> place.grade().stream()).anyMatch(grade -> grade > LAST_GRADE);
        return older ? due(assignments.of(handle, pupil)).or(() -> written) : written;
    }
}
