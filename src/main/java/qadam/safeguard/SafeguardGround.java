package qadam.safeguard;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.consent.Consents;
import qadam.identity.Identity;
import qadam.identity.People;
import qadam.identity.PlacedRoles;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Database;

/** What this package stands on: where things are kept, and the faces it asks. @param asked finds what a pupil asked in an exchange, while it is kept */
public record SafeguardGround(Database database, InstantSource clock, Identity identity, Organisations organisations, Members members, Scope scope, Consents consents, Asked asked) {
    /** What somebody asked; the words lie with {@code exchange}. */
    public interface Asked {
        Optional<String> of(Handle handle, UUID person, UUID exchange);
    }

    People people() {
        return identity.people();
    }

    PlacedRoles roles() {
        return identity.placedRoles();
    }
}
