package qadam.identity;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.web.Role;

/**
 * Rights held in a place: teacher of this class, head of this school, office of this region. A place is a number of {@code organisations};
 * rights of the national staff are held at its root, 1. What a right reaches (the place and its branch) is {@code organisation.Scope}'s to say.
 */
public interface PlacedRoles {
    /** What somebody may do and where. */
    record Held(Role role, long place, Instant sinceAt) {
    }

    /** Who may do something in a place. @param number the grant's own */
    record Holder(long number, UUID person, Role role, Instant sinceAt) {
    }

    /** All that a person holds now. */
    List<Held> of(Handle handle, UUID person);

    /** The same of several people at once; nobody who holds nothing is among them. */
    Map<UUID, List<Held>> ofEach(Handle handle, Collection<UUID> persons);

    /** Who holds something in this place itself. */
    List<Holder> holders(Handle handle, long place);

    /** Makes a one-time link that gives the role for a day. @return its address without language: {@code /invitations/…}; shown to its maker once */
    String offer(Handle handle, Role role, long place, UUID maker);

    /** Gives it at once; nothing when they hold it already. Enters the trail. */
    void give(Handle handle, UUID person, Role role, long place, UUID giver);

    /** Ends a grant held in this place. @return false when there is none of this number here */
    boolean end(Handle handle, long place, long number, UUID actor, String reason);

    /** Ends what somebody holds in this place, if they do: whoever answers for the place's list has taken them off it. @param actor empty for the operator */
    boolean withdraw(Handle handle, UUID person, Role role, long place, Optional<UUID> actor, String reason);

    /** What is kept of an offer to know its link again; opens nothing. @param path as {@link #offer} gave it */
    byte[] mark(String path);

    /** Who has accepted the offer of this mark. */
    Optional<UUID> acceptedBy(Handle handle, byte[] mark);

    /** Who has accepted which of these offers, by its mark in hex digits. */
    Map<String, UUID> acceptedBy(Handle handle, Collection<byte[]> marks);
}
