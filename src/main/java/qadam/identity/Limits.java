package qadam.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Refusal;

/**
 * Slows down guessing without punishing a school behind one address. Wrong passwords count for the account: after five, each
 * further one costs a wait that doubles up to a minute, so that nobody is locked out for ever. An address has only a very
 * high bound, and what succeeds is taken back from it. A try is counted before it is judged, so that a thousand at once do
 * not slip through. Names and addresses are kept as keyed hashes, for half a day.
 */
final class Limits {
    static final int FREE_TRIES = 5;
    static final int ADDRESS_TRIES = 3_000;
    private static final int LONGEST_WAIT_SECONDS = 60;
    private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(10);
    private static final Duration FORGET = Duration.ofHours(12);

    private final Database database;
    private final InstantSource clock;
    private final byte[] key;
    private final LimitStore store = new LimitStore();

    Limits(Database database, InstantSource clock, MasterKey masterKey) {
        this.database = database;
        this.clock = clock;
        this.key = masterKey.derive("rate counters");
    }

    /** Counts one try for the account, whether or not there is such an account. */
    void tryAccount(String foldedName) {
        Instant now = clock.instant();
        database.write(handle -> {
            refuseWhileWaiting(handle, account(foldedName), now);
            store.count(handle, account(foldedName), now, now.minus(FORGET));
            return null;
        });
    }

    /** Counts one try for the address. */
    void tryAddress(String address) {
        Instant now = clock.instant();
        database.write(handle -> {
            if (store.find(handle, window(address, now)).filter(counter -> counter.tries() >= ADDRESS_TRIES).isPresent()) {
                throw new Refusal(IdentityProblem.ADDRESS_BUSY);
            }
            store.count(handle, window(address, now), now, now.minus(FORGET));
            return null;
        });
    }

    void succeeded(Handle handle, String foldedName, String address) {
        store.forget(handle, account(foldedName));
        addressSucceeded(handle, address);
    }

    void addressSucceeded(Handle handle, String address) {
        store.takeBack(handle, window(address, clock.instant()));
    }

    private void refuseWhileWaiting(Handle handle, byte[] account, Instant now) {
        store.find(handle, account).filter(counter -> counter.tries() >= FREE_TRIES).ifPresent(counter -> {
            Instant free = counter.lastAt().plusSeconds(wait(counter.tries() - FREE_TRIES));
            if (now.isBefore(free)) {
                throw new Refusal(IdentityProblem.SLOW_DOWN, Map.of("seconds", Math.max(1, Duration.between(now, free).toSeconds())));
            }
        });
    }

    private static int wait(int wrongAfterFree) {
        return Math.min(LONGEST_WAIT_SECONDS, 1 << Math.min(wrongAfterFree, 6));
    }

    private byte[] account(String foldedName) {
        return Hashes.hmac(key, "account " + foldedName);
    }

    private byte[] window(String address, Instant now) {
        return Hashes.hmac(key, "address " + address + " " + now.toEpochMilli() / ADDRESS_WINDOW.toMillis());
    }
}
