package qadam.teaching;

import java.time.LocalDate;

/** All that an employer sees of an employee and one course; the employee is shown the same line. */
public record CertifiedLine(String course, boolean certified, LocalDate dueOn) {
}
