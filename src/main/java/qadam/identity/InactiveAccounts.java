package qadam.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Forgetting;

/**
 * Erases accounts that nobody has used for the time that the operator set: their person is warned two months before, and whoever
 * comes by meanwhile stays. Staff stay, and so does who holds what must outlast their visits, a credential.
 */
final class InactiveAccounts implements Forgetting {
    static final Duration NOTICE = Duration.ofDays(60);

    private final InstantSource clock;
    private final Account account;
    private final InactivityListener listener;
    private final InactiveStore store = new InactiveStore();

    InactiveAccounts(InstantSource clock, Account account, InactivityListener listener) {
        this.clock = clock;
        this.account = account;
        this.listener = listener;
    }

    @Override
    public int forget(Database database, Instant before) {
        database.write(store::cameBack);
        int gone = 0;
        Optional<UUID> last = Optional.empty();
        for (List<UUID> some; !(some = next(database, before, last)).isEmpty(); last = Optional.of(some.getLast())) {
            gone += (int) some.stream().filter(person -> database.write(handle -> look(handle, person, before))).count();
        }
        return gone;
    }

    private List<UUID> next(Database database, Instant before, Optional<UUID> after) {
        return database.read(handle -> store.since(handle, before.plus(NOTICE), after, PIECE));
    }

    /** True when the person was erased. That they have come by a moment ago is looked at again, in this transaction. */
    private boolean look(Handle handle, UUID person, Instant before) {
        Instant now = clock.instant();
        Optional<Instant> warned = store.warnedAt(handle, person);
        if (account.isHeldBack(handle, person) || !store.isInactive(handle, person, before.plus(NOTICE))) {
            return false;
        }
        if (warned.isEmpty()) {
            store.warned(handle, person, now);
            listener.warned(handle, person);
            return false;
        }
        if (warned.get().isAfter(now.minus(NOTICE)) || !store.isInactive(handle, person, before)) {
            return false;
        }
        account.expire(handle, person);
        return true;
    }
}
