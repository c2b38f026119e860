package qadam.joining;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the same transaction, what concerns the person of an account: nobody's accounts are joined in silence. */
public interface JoiningListener {
    /** Another account may be theirs: they are asked. */
    void proposed(Handle handle, UUID person);

    void joined(Handle handle, UUID person);

    void parted(Handle handle, UUID person);
}
