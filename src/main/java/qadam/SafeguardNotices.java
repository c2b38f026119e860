package qadam;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.inbox.Inbox;
import qadam.safeguard.SafeguardNews;

/** Puts what named persons and heads must hear of into their inboxes. */
record SafeguardNotices(Inbox inbox) implements SafeguardNews {
    @Override
    public void alerted(Handle handle, UUID reader, String address) {
        inbox.pupilAlert(handle, reader, address);
    }

    @Override
    public void unseen(Handle handle, UUID somebody, String address) {
        inbox.pupilAlertUnseen(handle, somebody, address);
    }

    @Override
    public void closed(Handle handle, UUID head, String address) {
        inbox.minorsModeClosed(handle, head, address);
    }
}
