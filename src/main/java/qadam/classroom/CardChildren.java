package qadam.classroom;

import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Arrivals;
import qadam.identity.People;
import qadam.identity.PlacedRoles;

/**
 * Whom a card may let in: a card is what a teacher can read, so it opens nobody's account who signs in by themselves or may do anything
 * here. Asked when a card is made and again when it is used.
 */
record CardChildren(Arrivals arrivals, PlacedRoles roles, People people) {
    boolean isOne(Handle handle, UUID account) {
        UUID person = people.whoIs(handle, account);   // a card may still name the account that was joined
        return !arrivals.hasOwnWayIn(handle, person) && roles.of(handle, person).isEmpty();
    }
}
