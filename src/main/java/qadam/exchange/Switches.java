package qadam.exchange;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Where no model is asked: the whole installation, a place with all that lies in it, a course, a model. Read with each question. */
public final class Switches {
    /** The widest switch that is off for this question. @param model as its server names it; empty to ask before one is chosen */
    public Optional<Off> off(Optional<UUID> person, Optional<String> course, Optional<String> model) {
        throw new UnsupportedOperationException("comes");
    }

    public Optional<Off> off(Handle handle, Optional<UUID> person, Optional<String> course, Optional<String> model) {
        throw new UnsupportedOperationException("comes");
    }

    /** All that are off now. */
    public List<Off> all() {
        throw new UnsupportedOperationException("comes");
    }
}
