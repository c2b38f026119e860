package qadam.roster;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.identity.Arrivals;
import qadam.identity.Identity;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.web.Role;

/** What a reading works with. */
record RosterWorks(Database database, Organisations organisations, Members members, Identity identity, RosterStore store, InstantSource clock) {
    /** Of memberships that lists have made. */
    static final String SOURCE = "roster";

    static final String DROPPED = "no longer in the roster";

    byte[] key() {
        return identity.masterKey().derive("roster ids");
    }

    void rename(Handle handle, UUID person, String name) {
        Arrivals arrivals = identity.arrivals();
        if (!arrivals.hasOwnWayIn(handle, person) && !identity.people().name(handle, person).equals(name)) {   // who signs in by themselves is called as they wish
            arrivals.rename(handle, person, name);
        }
    }

    /** Of somebody who is in no list and belongs nowhere any more. An account of their own stays theirs. */
    void leave(Handle handle, long roster, UUID person) {
        store.setLeft(handle, roster, person, clock.instant());
        closeUnlessNeeded(handle, person);
    }

    void closeUnlessNeeded(Handle handle, UUID person) {
        Arrivals arrivals = identity.arrivals();
        if (!store.isIn(handle, person) && members.places(handle, person).isEmpty() && !arrivals.hasOwnWayIn(handle, person)) {
            arrivals.disable(handle, person);
        }
    }

    /** The list itself says that they may not come in. */
    void shut(Handle handle, UUID person) {
        if (!store.isIn(handle, person) && !identity.arrivals().hasOwnWayIn(handle, person)) {
            identity.arrivals().disable(handle, person);
        }
    }

    void unexpect(Handle handle, long place, UUID person, Role role, Optional<UUID> actor) {
        Optional<UUID> invited = store.expected(handle, place, person, role).flatMap(RosterStore.Expected::hash).flatMap(hash -> identity.placedRoles().acceptedBy(handle, hash));
        store.endExpected(handle, place, person, role, clock.instant());
        Stream.concat(Stream.of(person), invited.stream()).distinct()
            .forEach(one -> identity.placedRoles().withdraw(handle, one, role, place, actor, DROPPED));
    }
}
