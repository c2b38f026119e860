package qadam.exam;

import java.util.List;
import qadam.catalog.Courses;
import qadam.identity.People;
import qadam.record.Steps;
import qadam.shared.Limits;

/** What an exam needs of the rest of the house, and who wants to hear of its result. */
public record Neighbours(Courses courses, Steps steps, People people, List<ExamListener> listeners, Limits limits, Seating seating) {
    public Neighbours(Courses courses, Steps steps, People people, List<ExamListener> listeners) {
        this(courses, steps, people, listeners, Limits.USUAL);
    }

    public Neighbours(Courses courses, Steps steps, People people, List<ExamListener> listeners, Limits limits) {
        this(courses, steps, people, listeners, limits, Seating.NONE);
    }

    /** The same with rooms. */
    public Neighbours seated(Seating by) {
        return new Neighbours(courses, steps, people, listeners, limits, by);
    }
}
