package qadam.count;

import org.jdbi.v3.core.Handle;

/** How many learners have taken a step: reached, never "trained". Must cost the same however many there are. */
@FunctionalInterface
public interface Reach {
    long learners(Handle handle);
}
