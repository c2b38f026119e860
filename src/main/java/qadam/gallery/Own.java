package qadam.gallery;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import qadam.shared.Ids;

/**
 * A work of the reader's own that could be shown.
 *
 * @param places the classes in which it is shown now
 */
public record Own(UUID work, String title, Instant handedInAt, List<In> places) {
    /** @param number of the showing */
    public record In(long number, String place) {
    }

    public String hex() {
        return Ids.hex(work);
    }
}
