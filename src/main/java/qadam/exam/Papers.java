package qadam.exam;

import java.util.List;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.catalog.Course;
import qadam.catalog.Courses;
import qadam.catalog.Item;

/** Puts an attempt's form back together with its items and keys, by hash. */
final class Papers {
    private final ItemBanks banks;
    private final Courses courses;

    Papers(ItemBanks banks, Courses courses) {
        this.banks = banks;
        this.courses = courses;
    }

    Paper of(Handle handle, Attempt attempt) {
        Course course = course(attempt);
        return new Paper(attempt, course,
            attempt.form().places().stream().map(place -> banks.item(handle, course, place.hash())).toList());
    }

    /** The version of the course that was examined, also when there is a newer one. */
    Course course(Attempt attempt) {
        return courses.find(attempt.subject().course(), attempt.subject().courseVersion())
            .orElseThrow(() -> new IllegalStateException("an attempt's course version is gone: " + attempt.subject()));
    }

    /** For each place the items whose keys count: its own, then corrected ones. */
    List<List<Item>> keys(Handle handle, Paper paper) {
        String exam = paper.attempt().subject().exam();
        return paper.items().stream()
            .map(item -> Stream.concat(Stream.of(item), banks.corrections(handle, exam, item.hash()).stream()).toList()).toList();
    }
}
