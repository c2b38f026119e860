package qadam.scim;

import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Arrivals;
import qadam.identity.PlacedRoles;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;

/** What it means here that a directory switches somebody on or off. */
final class Presence {
    private static final String SOURCE = "scim";

    private final Arrivals arrivals;
    private final PlacedRoles roles;
    private final Members members;
    private final Organisations organisations;
    private final GroupStore groups = new GroupStore();

    Presence(Arrivals arrivals, PlacedRoles roles, Members members, Organisations organisations) {
        this.arrivals = arrivals;
        this.roles = roles;
        this.members = members;
        this.organisations = organisations;
    }

    UUID arrive(Handle handle, String name) {
        return arrivals.make(handle, name);
    }

    /** Their own account is called as they like. */
    void rename(Handle handle, UUID person, String name) {
        if (!arrivals.hasOwnWayIn(handle, person)) {
            arrivals.rename(handle, person, name);
        }
    }

    /** In the agency and in the departments that the directory counts them to. */
    void on(Handle handle, Agency agency, UserRow row) {
        arrivals.enable(handle, row.person());
        members.add(handle, agency.place(), row.person(), SOURCE);
        groups.departments(handle, row.id()).forEach(number -> join(handle, organisations.find(handle, number).orElseThrow(), row));
    }

    void join(Handle handle, Organisation department, UserRow row) {
        if (row.isActive() && !department.closed()) {
            members.add(handle, department, row.person(), SOURCE);
        }
    }

    void part(Handle handle, Organisation department, UserRow row) {
        members.end(handle, department, row.person());
    }

    /** They belong nowhere in the agency any more, and come in no more, unless they also belong elsewhere or sign in by themselves. */
    void off(Handle handle, Agency agency, UserRow row) {
        members.places(handle, row.person()).stream().filter(place -> place.isWithin(agency.number()))
            .forEach(place -> members.end(handle, place, row.person()));
        if (members.places(handle, row.person()).isEmpty() && !arrivals.hasOwnWayIn(handle, row.person())) {
            arrivals.disable(handle, row.person());
        } else {
            arrivals.endSessions(handle, row.person());
        }
        withdraw(handle, agency, row);
    }

    /** Who is dismissed may do nothing in the agency any more, whether their account is their own or not. */
    private void withdraw(Handle handle, Agency agency, UserRow row) {
        roles.of(handle, row.person()).stream().filter(held -> organisations.find(handle, held.place()).filter(place -> place.isWithin(agency.number())).isPresent())
            .forEach(held -> roles.withdraw(handle, row.person(), held.role(), held.place(), Optional.empty(), "switched off or removed by the staff list, " + agency.by()));
    }
}
