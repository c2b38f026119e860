package qadam.exam;

import java.time.Instant;

/** How far a result rose when a key was corrected, and when it last did. */
public record Rescored(int before, int after, Instant at) {
}
