package qadam.teaching;

import java.util.List;

/** An employee with one line for each assigned course. */
public record Employee(String name, List<CertifiedLine> lines) {
}
