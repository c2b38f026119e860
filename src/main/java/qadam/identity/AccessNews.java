package qadam.identity;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;

/** Tells of changed ways in: the trail, and whoever listens, so that nobody is taken over in silence. */
final class AccessNews {
    private final InstantSource clock;
    private final Audit audit;
    private final List<AccessListener> listeners = new CopyOnWriteArrayList<>();   // added to before the server opens
    private final SignInStore signIns = new SignInStore();

    AccessNews(InstantSource clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    void heardBy(AccessListener listener) {
        listeners.add(listener);
    }

    /** What the person did themselves. */
    void own(Handle handle, UUID person, AccessChange change) {
        tell(handle, person, Optional.of(person), change, "");
    }

    /** @param actor empty for the operator of the machine */
    void tell(Handle handle, UUID person, Optional<UUID> actor, AccessChange change, String reason) {
        audit.enter(handle, clock.instant(), actor, change.act(), Subjects.person(person), reason);
        AccessChanged changed = new AccessChanged(person, change, actor.filter(person::equals).isPresent(),
            signIns.codesLeft(handle, person), clock.instant());
        listeners.forEach(listener -> listener.changed(handle, changed));
    }
}
