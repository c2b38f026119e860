package qadam.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What other packages may know of a person. What identifies them lies encrypted under their own key. */
public interface People {
    /** The name the person chose to be called by. */
    String name(Handle handle, UUID person);

    /** Who says who this person is, if anybody does: {@code sso}, {@code roster}, or empty, which means they only typed it. */
    Optional<String> confirmedBy(Handle handle, UUID person);

    /** Encrypts words that belong to the person (a printed name, a free answer) under the person's key. */
    byte[] seal(Handle handle, UUID person, String words);

    /** Reads them back; empty when the person's key has been destroyed. */
    Optional<String> unseal(Handle handle, UUID person, byte[] sealed);

    /** Writes the audit trail: who did what to what, and why. No personal data in {@code object} or {@code reason}. */
    void audit(Handle handle, Instant at, Optional<UUID> actor, String act, String object, String reason);
}
