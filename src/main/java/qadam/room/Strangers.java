package qadam.room;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.identity.PlacedRoles;
import qadam.organisation.Organisation;
import qadam.shared.Refusal;
import qadam.web.Role;

/** Whoever watches over an exam teaches nobody who sits it: asked when a room is opened, at each mark, and when the sheet is signed. */
final class Strangers {
    private final RoomGround ground;

    Strangers(RoomGround ground) {
        this.ground = ground;
    }

    /** @throws Refusal when they teach one of the groups, or somebody who belongs to one of them and to another */
    void requireOfGroups(Handle handle, UUID invigilator, List<Organisation> groups) {
        Set<Long> taught = taught(handle, invigilator);
        if (groups.stream().anyMatch(group -> teaches(handle, taught, group))) {
            throw new Refusal(RoomProblem.OWN_GROUP);
        }
    }

    private boolean teaches(Handle handle, Set<Long> taught, Organisation group) {
        return !taught.isEmpty() && (isWithin(group, taught) || ground.organisations().branch(handle, group).stream()
            .flatMap(place -> ground.members().of(handle, place.number()).stream()).anyMatch(member -> isPupil(handle, taught, member.person())));
    }

    /** @throws Refusal when they teach this person, or it is themselves */
    void requireOf(Handle handle, UUID invigilator, UUID sitter) {
        if (invigilator.equals(sitter) || isPupil(handle, taught(handle, invigilator), sitter)) {
            throw new Refusal(RoomProblem.OWN_PUPIL);
        }
    }

    private boolean isPupil(Handle handle, Set<Long> taught, UUID person) {
        return !taught.isEmpty() && ground.members().places(handle, person).stream().anyMatch(place -> isWithin(place, taught));
    }

    private Set<Long> taught(Handle handle, UUID invigilator) {
        return ground.roles().of(handle, invigilator).stream().filter(held -> held.role() == Role.TEACHER).map(PlacedRoles.Held::place)
            .collect(Collectors.toSet());
    }

    private static boolean isWithin(Organisation place, Set<Long> taught) {
        return place.line().stream().anyMatch(taught::contains);
    }
}
