package qadam.integrity;

import qadam.catalog.Courses;
import qadam.catalog.Programmes;
import qadam.exam.Proceedings;
import qadam.identity.Learners;
import qadam.identity.People;
import qadam.learning.Learning;

/** The faces that are asked for evidence, and of whom and what it is. */
public record Witnesses(Proceedings proceedings, Learning learning, People people, Learners learners, Courses courses, Programmes programmes) {
}
