package qadam.catalog;

import java.util.List;
import java.util.function.Consumer;
import org.jdbi.v3.core.Handle;

/** Hears of every version that is published, in the transaction that publishes it. */
public interface VersionListener {
    /** Nobody wants to know. */
    VersionListener NONE = (course, before) -> handle -> { };

    /**
     * Thinks before the transaction; what it gives back runs inside, perhaps more than once, and writes rows only.
     *
     * @param before the versions published earlier, oldest first
     */
    Consumer<Handle> published(Course course, List<Course> before);
}
