package qadam.demo;

import java.util.List;
import java.util.Optional;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.ExamPlan;

/** The same courses for another public, examined in another way: history has more of both than today's courses do. */
record HeldCourses(Courses courses, String track, String mode) implements Courses {
    @Override
    public List<Course> all() {
        return courses.all().stream().map(this::held).toList();
    }

    @Override
    public Optional<Course> find(String slug) {
        return courses.find(slug).map(this::held);
    }

    @Override
    public Optional<Course> find(String slug, int version) {
        return courses.find(slug, version).map(this::held);
    }

    @Override
    public Optional<Course> before(Course course) {
        return courses.before(course).map(this::held);
    }

    Course held(Course course) {
        return new Course(course.slug(), track, course.level(), course.version(), course.correction(), course.hash(), course.hours(),
            course.title(), course.summary(), course.units(), course.exam().map(this::held), course.bank(), course.labs());
    }

    private ExamPlan held(ExamPlan plan) {
        return new ExamPlan(plan.exam(), plan.course(), plan.courseVersion(), plan.level(), plan.scoring(), plan.minutes(),
            plan.passPercent(), plan.retakeAfterHours(), plan.attemptsPerMonth(), mode, plan.blueprint());
    }
}
