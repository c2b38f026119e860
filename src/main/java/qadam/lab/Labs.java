package qadam.lab;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Lab;

/** The labs of the courses that are shown, with a workbench each. */
public final class Labs {
    /** Of handed-in work, in bytes of JSON. */
    public static final int LARGEST_WORK = 1_000_000;

    private final Courses courses;
    private final Map<String, Workbench> benches;

    /** @param benches one of each kind */
    public Labs(Courses courses, List<Workbench> benches) {
        this.courses = courses;
        this.benches = benches.stream().collect(Collectors.toUnmodifiableMap(Workbench::kind, bench -> bench));
    }

    /** The workbench of a lab; empty for a kind that this program does not have. */
    public Optional<Workbench> bench(Lab lab) {
        return Optional.ofNullable(benches.get(lab.kind()));
    }

    List<Workbench> benches() {
        return List.copyOf(benches.values());
    }

    /** Of the newest versions of all courses, those that have a workbench here. */
    List<Place> all() {
        return courses.all().stream().flatMap(course -> course.labs().stream().flatMap(lab -> place(course, lab.id()).stream())).toList();
    }

    /** A lab of the newest version of a course. */
    Optional<Place> find(String course, String lab) {
        return courses.find(course).flatMap(found -> place(found, lab));
    }

    /** A lab as it was in some version. */
    Optional<Place> find(String course, int version, String lab) {
        return courses.find(course, version).flatMap(found -> place(found, lab));
    }

    private Optional<Place> place(Course course, String lab) {
        return course.lab(lab).flatMap(found -> bench(found).map(bench -> new Place(course, found, bench)));
    }

    /** A lab, where it stands, and the bench it is done on. */
    record Place(Course course, Lab lab, Workbench bench) {
        String path() {
            return "/labs/" + course.slug() + "/" + lab.id();
        }
    }
}
