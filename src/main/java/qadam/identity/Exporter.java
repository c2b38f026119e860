package qadam.identity;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Gives a person everything that a package holds on them, for the download of their data, and lets go of it when they leave. */
public interface Exporter {
    /** The member of the exported document under which it stands. */
    String name();

    /** Maps, lists, texts, numbers and records, to be written as JSON. */
    Object export(Handle handle, UUID person, List<Long> learners);

    /** Destroys what must not outlive the person's key: what is readable without it and says what they did. */
    default void erase(Handle handle, Leaving leaving) {
    }
}
