package qadam.classroom;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.shared.Hmac;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Refusal;

/**
 * Slows down guessing at one card, and never its class. The child's number on the card says whose guess it is, so after five wrong ones each
 * further one for that number costs a wait that doubles up to an hour; the neighbours notice nothing. Where the class has come in from today
 * tries are counted apart: who guesses elsewhere does not slow the card at school. But all together count too: from thirty wrong ones in a day on,
 * from wherever, each further one costs the longest wait, so that many homes of a class are not worth more than that. Of an address only codes of
 * no class are counted, and a class that is at home there is not stopped by them.
 */
final class CardTries {
    private static final Duration FORGET = Duration.ofHours(12);
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final Duration WORTH_NOTING = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int FIRST_WAIT_SECONDS = 15;
    private static final int ALL_IN_A_DAY = 30;

    private final byte[] key;
    private final Limits limits;
    private final CardTryStore store = new CardTryStore();

    CardTries(byte[] key, Limits limits) {
        this.key = key.clone();
        this.limits = limits;
    }

    /** What is tried: a card, or a teacher's digits, which have a count of their own so that they help where the card has to wait. */
    record Target(ClassCode code, int number, boolean letIn, String address) {
        String words() {
            return (letIn ? "let in " : "card ") + code.digits() + " " + number;
        }
    }

    /** How it stands with a target and the address from which it is tried. @param all wrong ones of this day from everywhere */
    record Standing(Target target, Optional<CardTryStore.Counter> home, Optional<CardTryStore.Counter> tries, Optional<CardTryStore.Counter> all,
                    Optional<CardTryStore.Counter> codes) {
        boolean atHome() {
            return home.isPresent();
        }
    }

    Standing standing(Handle handle, Target target, Instant now) {
        byte[] home = home(target);
        byte[] here = counter(target, true);
        byte[] elsewhere = counter(target, false);
        byte[] window = window(target.address(), now);
        byte[] day = day(target, now);
        Map<ByteBuffer, CardTryStore.Counter> found = store.find(handle, home, here, elsewhere, window, day);
        Optional<CardTryStore.Counter> all = Optional.ofNullable(found.get(ByteBuffer.wrap(day)));   // before the old ones go: this one holds as long as its day
        found.values().removeIf(one -> !isFresh(one, now));
        Optional<CardTryStore.Counter> atHome = Optional.ofNullable(found.get(ByteBuffer.wrap(home)));
        return new Standing(target, atHome, Optional.ofNullable(found.get(ByteBuffer.wrap(atHome.isPresent() ? here : elsewhere))), all,
            Optional.ofNullable(found.get(ByteBuffer.wrap(window))));
    }

    Optional<Refusal> waiting(Standing standing, Instant now) {
        Optional<Instant> here = standing.tries().filter(found -> found.tries() >= limits.of(Limit.CARD_TRIES)).map(found -> found.lastAt().plusSeconds(wait(found.tries())));
        Optional<Instant> anywhere = standing.all().filter(found -> found.tries() >= ALL_IN_A_DAY).map(found -> found.lastAt().plusSeconds(limits.of(Limit.CARD_WAIT_SECONDS)));
        Optional<Refusal> slow = Stream.concat(here.stream(), anywhere.stream()).max(Instant::compareTo).filter(now::isBefore).map(until -> slow(now, until));
        return slow.isPresent() || standing.atHome() ? slow : standing.codes().filter(found -> found.tries() >= limits.of(Limit.ADDRESS_CLASS_CODES)).map(full -> busy(now));
    }

    /** @param exists whether a class has this code */
    void wrong(Handle handle, Standing standing, boolean exists, Instant now) {
        forget(handle, now);
        count(handle, counter(standing.target(), standing.atHome()), now);
        store.count(handle, day(standing.target(), now), now, Instant.EPOCH);
        if (!exists) {
            count(handle, window(standing.target().address(), now), now);
        }
    }

    void right(Handle handle, Standing standing, Instant now) {
        if (standing.tries().isPresent()) {
            store.forget(handle, counter(standing.target(), standing.atHome()));
        }
        if (standing.home().filter(found -> found.lastAt().isAfter(now.minus(WORTH_NOTING))).isEmpty()) {
            count(handle, home(standing.target()), now);
        }
    }

    private void count(Handle handle, byte[] key, Instant now) {
        store.count(handle, key, now, now.minus(FORGET));
    }

    /** How often this card was guessed wrongly in this day, from wherever. */
    int wrongToday(Handle handle, ClassCode code, int number, Instant now) {
        return store.find(handle, day(new Target(code, number, false, ""), now)).map(CardTryStore.Counter::tries).orElse(0);
    }

    int forget(Handle handle, Instant now) {
        return store.forget(handle, now.minus(DAY));
    }

    private static Refusal busy(Instant now) {
        return new Refusal(ClassroomProblem.ADDRESS_BUSY, Map.of("seconds", seconds(now, Instant.ofEpochMilli((window(now) + 1) * WINDOW.toMillis()))));
    }

    private static Refusal slow(Instant now, Instant until) {
        long seconds = seconds(now, until);
        return new Refusal(ClassroomProblem.SLOW_DOWN, Map.of("seconds", seconds, "minutes", seconds < 60 ? 0 : Math.ceilDiv(seconds, 60)));
    }

    private int wait(int tries) {
        return Math.min(limits.of(Limit.CARD_WAIT_SECONDS), FIRST_WAIT_SECONDS << Math.min(tries - limits.of(Limit.CARD_TRIES), 16));
    }

    private static long seconds(Instant now, Instant until) {
        return Math.max(1, Math.ceilDiv(Duration.between(now, until).toMillis(), 1_000));
    }

    private static boolean isFresh(CardTryStore.Counter found, Instant now) {
        return found.lastAt().isAfter(now.minus(FORGET));
    }

    private byte[] counter(Target target, boolean atHome) {
        return hash(target.words() + (atHome ? " " + target.address() : ""));
    }

    /** Days of UTC: they turn at five in the morning in Kazakhstan. */
    private byte[] day(Target target, Instant now) {
        return hash("all " + target.words() + " " + now.toEpochMilli() / DAY.toMillis());
    }

    private byte[] home(Target target) {
        return hash("home " + target.code().digits() + " " + target.address());
    }

    private byte[] window(String address, Instant now) {
        return hash("codes " + address + " " + window(now));
    }

    private static long window(Instant now) {
        return now.toEpochMilli() / WINDOW.toMillis();
    }

    private byte[] hash(String words) {
        return Hmac.of(key, words);
    }
}
