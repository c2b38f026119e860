package qadam.identity;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Gives a person everything that a package holds on them, for the download of their data. */
public interface Exporter {
    /** The member of the exported document under which it stands. */
    String name();

    /** Maps, lists, texts, numbers and records, to be written as JSON. */
    Object export(Handle handle, UUID person, List<Long> learners);
}
