package qadam.exchange;

import java.time.Instant;
import java.util.Optional;

/** An exchange that was, as the person whose it is may read it. @param words until they were kept long enough or let go of */
public record Past(Entry entry, Instant at, Optional<Words> words) {
}
