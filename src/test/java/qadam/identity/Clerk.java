package qadam.identity;

import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Limits;

/** Somebody of the office who confirms people, without a page. */
public final class Clerk {
    private static final String REASON = "Құжатын көрдік";
    private final Confirmations confirmations;
    private final UUID person;

    public Clerk(Database database, InstantSource clock, Identity identity, IdListener listener, UUID person) {
        SeenIds ids = new SeenIds(database, clock, identity.masterKey(), Limits.USUAL);
        ids.heardBy(listener);
        this.confirmations = new Confirmations(database, clock, identity.newcomers().parts(), ids);
        this.person = person;
    }

    public void confirm(UUID who, Optional<NationalId> seen) {
        confirmations.confirm(who, person, REASON, seen);
    }

    public void addId(UUID who, NationalId seen) {
        confirmations.addId(who, person, REASON, seen);
    }

    public void undo(UUID who) {
        confirmations.undo(who, person, REASON);
    }

    public boolean isConfirmed(Handle handle, UUID who) {
        return confirmations.of(handle, who).stream().anyMatch(Confirmation::holds);
    }
}
