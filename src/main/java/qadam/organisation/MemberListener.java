package qadam.organisation;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the same transaction, that somebody does not belong to a place any more. Changes rows only. */
public interface MemberListener {
    void left(Handle handle, Organisation place, UUID person);
}
