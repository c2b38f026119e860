package qadam.organisation;

import java.time.Instant;
import java.util.UUID;

/** Somebody who belongs to a place now. @param source who says so: {@code teacher}, {@code roster}, {@code scim}, {@code link} … */
public record Member(UUID person, Instant sinceAt, String source) {
}
