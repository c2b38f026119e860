package qadam.safeguard;

import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** Hears, in the same transaction, of what a named person or a head is to be told. Changes rows only. */
public interface SafeguardNews {
    /** Nobody listens. */
    SafeguardNews NONE = new SafeguardNews() {
        @Override
        public void alerted(Handle handle, UUID reader, String address) {
            // nobody
        }

        @Override
        public void unseen(Handle handle, UUID somebody, String address) {
            // nobody
        }

        @Override
        public void closed(Handle handle, UUID head, String address) {
            // nobody
        }
    };

    /** A pupil may be in danger. @param reader a named person @param address where it is read, without origin and language */
    void alerted(Handle handle, UUID reader, String address);

    /** Nobody has opened an alert for long. @param somebody a named person, or the head, who is not told what it says */
    void unseen(Handle handle, UUID somebody, String address);

    /** Minors' mode closed itself. @param address where the head names others */
    void closed(Handle handle, UUID head, String address);
}
