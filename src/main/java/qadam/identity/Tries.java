package qadam.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Hmac;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Refusal;

/**
 * Slows down guessing without punishing a school behind one address. Wrong passwords count for the account: after five, each
 * further one costs a wait that doubles up to a minute, so that nobody is locked out for ever. An address has only a very
 * high bound: what succeeds is taken back from it, what was refused is not counted, and who has come in from there today
 * still comes in when it is met. A try is counted before it is judged, so that a thousand at once do not slip through; what
 * is refused is only read, so that ten thousand do not hold up the one thread that writes. Names and addresses are kept as
 * keyed hashes, for half a day.
 */
final class Tries {
    private static final Duration ADDRESS_WINDOW = Duration.ofMinutes(10);
    private static final Duration SIGN_UP_WINDOW = Duration.ofHours(1);
    private static final Duration FORGET = Duration.ofHours(12);

    private final Database database;
    private final InstantSource clock;
    private final byte[] key;
    private final Limits limits;
    private final TryStore store = new TryStore();

    Tries(Database database, InstantSource clock, MasterKey masterKey, Limits limits) {
        this.database = database;
        this.clock = clock;
        this.key = masterKey.derive("rate counters");
        this.limits = limits;
    }

    /** Counts one try for the account, whether or not there is such an account, and for the address. */
    void signIn(String foldedName, String address) {
        Instant now = clock.instant();
        admit(handle -> {
            Optional<Refusal> waiting = waiting(handle, account(handle, foldedName, address), now);
            return waiting.isPresent() || isKnown(handle, foldedName, address) ? waiting : busy(handle, address, now);
        }, handle -> {
            store.count(handle, account(handle, foldedName, address), now, now.minus(FORGET));
            store.count(handle, window(address, now), now, now.minus(FORGET));
        });
    }

    /** Counts one try from the address for an account that is not named. */
    void code(String address) {
        Instant now = clock.instant();
        admit(handle -> busy(handle, address, now), handle -> store.count(handle, window(address, now), now, now.minus(FORGET)));
    }

    /** Counts one new account from the address. */
    void signUp(String address) {
        Instant now = clock.instant();
        byte[] counter = Hmac.of(key, "sign-ups " + address + " " + number(now, SIGN_UP_WINDOW));
        admit(handle -> full(handle, counter, limits.of(Limit.ADDRESS_SIGN_UPS_PER_HOUR))
            ? Optional.of(new Refusal(IdentityProblem.SIGN_UPS_TOO_MANY, waitFor(now, SIGN_UP_WINDOW))) : Optional.empty(),
            handle -> store.count(handle, counter, now, now.minus(FORGET)));
    }

    void succeeded(Handle handle, String foldedName, String address) {
        Instant now = clock.instant();
        store.forget(handle, account(handle, foldedName, address));
        store.takeBack(handle, window(address, now));
        store.count(handle, known(foldedName, address), now, now.minus(FORGET));
    }

    void codeSucceeded(Handle handle, String address) {
        store.takeBack(handle, window(address, clock.instant()));
    }

    private interface Question {
        Optional<Refusal> ask(Handle handle);
    }

    private interface Count {
        void in(Handle handle);
    }

    /** A refusal leaves the transaction as an answer: thrown inside it, it would undo the work of its neighbours once. */
    private void admit(Question question, Count count) {
        refuse(database.read(question::ask));
        refuse(database.write(handle -> {
            Optional<Refusal> refused = question.ask(handle);
            if (refused.isEmpty()) {
                count.in(handle);
            }
            return refused;
        }));
    }

    private static void refuse(Optional<Refusal> refusal) {
        refusal.ifPresent(refused -> {
            throw refused;
        });
    }

    private Optional<Refusal> waiting(Handle handle, byte[] account, Instant now) {
        int free = limits.of(Limit.SIGN_IN_TRIES);
        return store.find(handle, account).filter(counter -> counter.tries() >= free)
            .map(counter -> counter.lastAt().plusSeconds(wait(counter.tries() - free))).filter(now::isBefore)
            .map(until -> new Refusal(IdentityProblem.SLOW_DOWN, Map.of("seconds", seconds(now, until))));
    }

    private Optional<Refusal> busy(Handle handle, String address, Instant now) {
        return full(handle, window(address, now), limits.of(Limit.ADDRESS_SIGN_IN_TRIES))
            ? Optional.of(new Refusal(IdentityProblem.ADDRESS_BUSY, waitFor(now, ADDRESS_WINDOW))) : Optional.empty();
    }

    private boolean full(Handle handle, byte[] counter, int most) {
        return store.find(handle, counter).filter(found -> found.tries() >= most).isPresent();
    }

    private int wait(int wrongAfterFree) {
        return Math.min(limits.of(Limit.SIGN_IN_WAIT_SECONDS), 1 << Math.min(wrongAfterFree, 12));
    }

    /** Until the window ends that this moment lies in. */
    private static Map<String, Object> waitFor(Instant now, Duration window) {
        long seconds = seconds(now, Instant.ofEpochMilli((number(now, window) + 1) * window.toMillis()));
        return Map.of("seconds", seconds, "minutes", Math.ceilDiv(seconds, 60));
    }

    private static long seconds(Instant now, Instant until) {
        return Math.max(1, Math.ceilDiv(Duration.between(now, until).toMillis(), 1_000));
    }

    private static long number(Instant now, Duration window) {
        return now.toEpochMilli() / window.toMillis();
    }

    /** Where the account has come in today its tries are counted apart: who guesses elsewhere does not slow its owner down. */
    private byte[] account(Handle handle, String foldedName, String address) {
        return Hmac.of(key, "account " + foldedName + (isKnown(handle, foldedName, address) ? " " + address : ""));
    }

    private boolean isKnown(Handle handle, String foldedName, String address) {
        return store.find(handle, known(foldedName, address)).isPresent();
    }

    private byte[] window(String address, Instant now) {
        return Hmac.of(key, "address " + address + " " + number(now, ADDRESS_WINDOW));
    }

    private byte[] known(String foldedName, String address) {
        return Hmac.of(key, "known " + address + " " + foldedName);
    }
}
