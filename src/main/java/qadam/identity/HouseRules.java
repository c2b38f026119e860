package qadam.identity;

import java.time.Instant;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What whoever makes an account agrees to, and is asked for again when it has changed. */
public interface HouseRules {
    /** The sign-up page says that signing up means agreeing; told in the transaction that makes the person. */
    void agreed(Handle handle, UUID person, Instant now);

    /** Whether the person has agreed to the edition that holds now. */
    boolean hasAgreed(Handle handle, UUID person);
}
