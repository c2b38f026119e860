package qadam.gallery;

import java.util.List;
import java.util.UUID;
import qadam.catalog.Course;
import qadam.catalog.Lab;

/**
 * A lab as a class stands with it.
 *
 * @param pupils everybody of the class, by name
 * @param lost where points are lost, the most first; empty when too few have handed in for that to say nothing of one of them
 */
public record ClassLab(Course course, Lab lab, List<Pupil> pupils, List<Lost> lost) {
    /** How many must have handed in before reasons are said for all of them. */
    public static final int LEAST = 3;

    /**
     * @param handedIn how many works that count
     * @param setAside how many that count no more
     */
    public record Pupil(UUID person, String name, int handedIn, boolean passed, int setAside) {
        public String state() {
            return passed ? "passed" : handedIn > 0 ? "not_yet" : "none";
        }
    }

    /**
     * One reason of the grade, over everybody's best work.
     *
     * @param words as the one in the middle reads it
     * @param given the mean of the points
     * @param half how many lost at least half of what there was
     * @param of how many works it is
     */
    public record Lost(String words, double given, int most, int half, int of) {
        public int permilleLost() {
            return (int) Math.round(1000 * (1 - given / most));
        }
    }

    public String path() {
        return "/labs/" + course.slug() + "/" + lab.id();
    }

    /** Within the class's pages. */
    public String name() {
        return course.slug() + "/" + lab.id();
    }

    public long handedIn() {
        return pupils.stream().filter(pupil -> pupil.handedIn() > 0).count();
    }

    public long passed() {
        return pupils.stream().filter(Pupil::passed).count();
    }
}
