package qadam.learning;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import qadam.catalog.Course;
import qadam.catalog.Courses;

/** Versions of one course, oldest first, all of them published. */
record Versions(List<Course> published) implements Courses {
    Versions(Course... published) {
        this(List.of(published));
    }

    @Override
    public List<Course> all() {
        return List.of(published.getLast());
    }

    @Override
    public Optional<Course> find(String slug) {
        return all().stream().filter(course -> course.slug().equals(slug)).findFirst();
    }

    @Override
    public Optional<Course> find(String slug, int version) {
        return of(slug).filter(course -> course.version() == version).findFirst();
    }

    @Override
    public Optional<Course> before(Course course) {
        return of(course.slug()).filter(one -> one.version() < course.version()).reduce((first, second) -> second);
    }

    private Stream<Course> of(String slug) {
        return published.stream().filter(course -> course.slug().equals(slug));
    }
}
