package qadam.identity;

import org.jdbi.v3.core.Handle;

/** Hears of every change of how somebody comes in, inside the transaction that makes it. Writes rows only. */
public interface AccessListener {
    void changed(Handle handle, AccessChanged changed);
}
