package qadam.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Problem;

/** What other packages may know of a person. What identifies them lies encrypted under their own key. */
public interface People {
    /** The name the person chose to be called by. */
    String name(Handle handle, UUID person);

    /** The names of several at once; empty of whoever has been erased. */
    Map<UUID, String> names(Handle handle, Collection<UUID> persons);

    /** Whether there is such an account, its person's own: neither erased nor joined to another. */
    default boolean exists(Handle handle, UUID person) {
        return true;
    }

    /** The person whose account this is: of one that was joined to another, whoever has that one. */
    default UUID whoIs(Handle handle, UUID account) {
        return account;
    }

    /** Who says who this person is, if anybody does: {@code sso}, {@code roster}, or empty, which means they only typed it. */
    Optional<String> confirmedBy(Handle handle, UUID person);

    /** Whether the office has seen this person's national id on a document and its confirmation holds. */
    boolean isNationalIdSeen(Handle handle, UUID person);

    /**
     * Wants the id that the office has seen on this person's document; a few wrong tries a day, and no more. Never inside a transaction.
     *
     * @throws qadam.shared.Refusal when it is another, when none was seen, or when too many were wrong today
     */
    void requireSeen(UUID person, NationalId typed);

    /** Counts one more of what somebody may do only so often in a day. @throws qadam.shared.Refusal when that was one too many */
    void count(String what, UUID person, int mostInADay, Problem tooMany);

    /** Encrypts words that belong to the person (a printed name, a free answer) under the person's key. */
    byte[] seal(Handle handle, UUID person, String words);

    /** As {@link #seal}, of somebody who may have been erased: empty when there is no key any more. */
    default Optional<byte[]> sealIfKept(Handle handle, UUID person, String words) {
        return Optional.of(seal(handle, person, words));
    }

    /** Reads them back; empty when the person's key has been destroyed. */
    Optional<String> unseal(Handle handle, UUID person, byte[] sealed);

    /** Writes the audit trail: who did what to what, and why. No personal data in {@code object} or {@code reason}. */
    void audit(Handle handle, Instant at, Optional<UUID> actor, String act, String object, String reason);
}
