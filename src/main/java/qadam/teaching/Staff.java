package qadam.teaching;

import java.util.List;

/** A page of an agency's people. @param more the next page's number; 0 when there is none */
public record Staff(List<Employee> employees, int more) {
}
