package qadam.room;

import java.time.Instant;

/** Something that happened in a room, as its invigilator wrote it down. */
public record Incident(Instant at, String words) {
}
