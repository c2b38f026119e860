package qadam.inbox;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the same transaction, that somebody has a new notice. Not what it says. */
public interface NoticeListener {
    void noticed(Handle handle, UUID person);
}
