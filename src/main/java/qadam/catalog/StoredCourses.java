package qadam.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The published versions as they lie in a database, for commands that read and change nothing. Not for more than one thread. */
public final class StoredCourses implements Courses {
    private final CourseVersionStore store = new CourseVersionStore();
    private final Handle handle;
    private final Map<String, Optional<Course>> known = new HashMap<>();

    /** @param handle of a database of this program's schema */
    public StoredCourses(Handle handle) {
        this.handle = handle;
    }

    @Override
    public List<Course> all() {
        return store.newest(handle).entrySet().stream().sorted(Map.Entry.comparingByKey())
            .flatMap(course -> find(course.getKey(), course.getValue()).stream()).toList();
    }

    @Override
    public Optional<Course> find(String slug) {
        return Optional.ofNullable(store.newest(handle).get(slug)).flatMap(version -> find(slug, version));
    }

    @Override
    public Optional<Course> find(String slug, int version) {
        return known.computeIfAbsent(slug + "@" + version, missing -> store.content(handle, slug, version).map(CourseArchive::unpack));
    }
}
