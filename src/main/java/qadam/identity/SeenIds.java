package qadam.identity;

import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Hmac;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Refusal;

/**
 * National ids that the office has seen on a document, each kept with its confirmation as a match tag: HMAC-SHA256 under a key
 * derived from the installation's own, so that nothing can be looked up from a copy of the rows. A person's own id is found
 * again by it, and that no other account was confirmed with it. The id goes no further than this class.
 */
final class SeenIds {
    private static final String DOMAIN = "qadam match tag 1\n";

    private final Database database;
    private final byte[] key;
    private final Allowance allowance;
    private final Limits limits;
    private final ConfirmationStore store = new ConfirmationStore();
    private final List<IdListener> listeners = new CopyOnWriteArrayList<>();   // added to before the pages are open

    SeenIds(Database database, InstantSource clock, MasterKey masterKey, Limits limits) {
        this.database = database;
        this.key = masterKey.derive("match tags");
        this.allowance = new Allowance(clock, masterKey);
        this.limits = limits;
    }

    /** To be called before the pages are open. */
    void heardBy(IdListener one) {
        listeners.add(one);
    }

    void tell(Handle handle, UUID person, NationalId id, UUID by) {
        listeners.forEach(listener -> listener.seen(handle, person, id, by));
    }

    void tellTwice(Handle handle, UUID person, UUID other, NationalId id) {
        listeners.forEach(listener -> listener.seenTwice(handle, person, other, id));
    }

    void tellVouched(Handle handle, UUID person, byte[] tag) {
        listeners.forEach(listener -> listener.vouched(handle, person, tag));
    }

    void tellBack(Handle handle, UUID person) {
        listeners.forEach(listener -> listener.unseen(handle, person));
    }

    byte[] tag(NationalId id) {
        return Hmac.of(key, DOMAIN + id.digits());
    }

    Allowance allowance() {
        return allowance;
    }

    boolean has(Handle handle, UUID person) {
        return store.match(handle, person).isPresent();
    }

    private enum Answer { THE_ONE, ANOTHER, TOO_MANY }

    /** A try is counted before it is judged, and the right one taken back: a stolen account is no place to try ids out. */
    void require(UUID person, NationalId typed) {
        byte[] tag = tag(typed);
        switch (database.write(handle -> judge(handle, person, tag))) {
            case THE_ONE -> { }
            case ANOTHER -> throw new Refusal(IdentityProblem.NATIONAL_ID_DIFFERS);
            case TOO_MANY -> throw new Refusal(IdentityProblem.NATIONAL_ID_TRIES, allowance.untilTomorrow());
        }
    }

    private Answer judge(Handle handle, UUID person, byte[] tag) {
        if (!allowance.take(handle, "national id", person, limits.of(Limit.NATIONAL_ID_TRIES_PER_DAY))) {
            return Answer.TOO_MANY;
        }
        Optional<byte[]> seen = store.match(handle, person);
        if (seen.filter(known -> MessageDigest.isEqual(known, tag)).isEmpty()) {
            return Answer.ANOTHER;
        }
        allowance.giveBack(handle, "national id", person);
        return Answer.THE_ONE;
    }
}
