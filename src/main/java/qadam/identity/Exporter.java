package qadam.identity;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Gives a person everything that a package holds on them, for the download of their data, and lets go of it when they leave. */
public interface Exporter {
    /** The member of the exported document under which it stands. */
    String name();

    /** Maps, lists, texts, numbers and records, to be written as JSON. */
    Object export(Handle handle, UUID person, List<Long> learners);

    /** Files to lie beside the document, as a credential in each of its forms. Outside of any transaction, one after the other. */
    default void files(UUID person, DataFiles files) {
    }

    /** The tables whose rows on the person it gives; a test asks it of every table that has any. */
    Set<String> tables();

    /** Whether it holds something for which the account stays although nobody uses it: others must be able to check a credential. */
    default boolean holdsBack(Handle handle, UUID person) {
        return false;
    }

    /** Destroys what must not outlive the person's key: what is readable without it and says what they did. */
    default void erase(Handle handle, Leaving leaving) {
    }
}
