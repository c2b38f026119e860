package qadam.consent;

import java.time.InstantSource;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Identity;
import qadam.identity.People;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Ids;

/** What this package stands on: where things are kept, and the faces it asks. */
public record ConsentGround(Database database, InstantSource clock, Identity identity, Organisations organisations, Members members, Scope scope) {
    People people() {
        return identity.people();
    }

    String name(Handle handle, UUID person) {
        return people().name(handle, person);
    }

    /** As the trail names somebody. */
    static String subject(UUID person) {
        return "person " + Ids.hex(person);
    }
}
