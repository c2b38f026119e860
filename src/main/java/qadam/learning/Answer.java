package qadam.learning;

import java.time.Instant;
import java.util.UUID;
import qadam.catalog.Course;
import qadam.catalog.Item;
import qadam.catalog.Lesson;
import qadam.catalog.Response;

/** A practice answer on its way into the record. */
public record Answer(UUID id, Instant takenAt, Course course, Lesson lesson, Item item, Response response) {
}
