package qadam.room;

import java.time.InstantSource;
import qadam.identity.People;
import qadam.identity.PlacedRoles;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.shared.Database;

/** What rooms stand on: the faces they ask. */
public record RoomGround(Database database, InstantSource clock, People people, PlacedRoles roles, Organisations organisations, Members members) {
}
