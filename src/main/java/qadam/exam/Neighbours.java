package qadam.exam;

import java.util.List;
import qadam.catalog.Courses;
import qadam.identity.People;
import qadam.record.Steps;

/** What an exam needs of the rest of the house, and who wants to hear of its result. */
public record Neighbours(Courses courses, Steps steps, People people, List<ExamListener> listeners) {
}
