package qadam.identity;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the same transaction, that an account will be erased because nobody has used it for long. */
public interface InactivityListener {
    void warned(Handle handle, UUID person);
}
