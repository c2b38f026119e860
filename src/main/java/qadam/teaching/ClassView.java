package qadam.teaching;

import java.util.List;
import java.util.Optional;

/**
 * A class at a glance.
 *
 * @param courses what there is to look at
 * @param pupils in the alphabet's order
 */
public record ClassView(long place, String title, String course, String courseTitle, List<CourseLink> courses, Optional<Assignment> assignment,
                        List<PupilLine> pupils) {
    public record CourseLink(String slug, String title) {
    }

    public List<PupilLine> stuck() {
        return pupils.stream().filter(PupilLine::stuck).toList();
    }

    public long done() {
        return pupils.stream().filter(PupilLine::done).count();
    }

    public long begun() {
        return pupils.stream().filter(PupilLine::begun).count();
    }

    public long certified() {
        return pupils.stream().filter(PupilLine::certified).count();
    }
}
