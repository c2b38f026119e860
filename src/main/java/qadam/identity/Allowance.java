package qadam.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Hmac;
import qadam.shared.Ids;

/**
 * What one person may do only so often in a day (of UTC), counted in rows that all nodes share, under a keyed hash. What is asked for
 * beyond it is counted too, which changes nothing: the day is used up.
 */
final class Allowance {
    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration FORGET = Duration.ofHours(12);

    private final InstantSource clock;
    private final byte[] key;
    private final TryStore store = new TryStore();

    Allowance(InstantSource clock, MasterKey masterKey) {
        this.clock = clock;
        this.key = masterKey.derive("daily allowances");
    }

    /** @return false when that was one too many */
    boolean take(Handle handle, String what, UUID person, int most) {
        Instant now = clock.instant();
        Instant end = Instant.ofEpochMilli((day(now) + 1) * DAY.toMillis());   // dated at the day's end, so that nobody sweeps it away before
        store.count(handle, counter(what, person, now), end, now.minus(FORGET));
        return store.find(handle, counter(what, person, now)).orElseThrow().tries() <= most;
    }

    void giveBack(Handle handle, String what, UUID person) {
        store.takeBack(handle, counter(what, person, clock.instant()));
    }

    /** What a refusal says of when the next day begins. */
    Map<String, Object> untilTomorrow() {
        return Map.of("seconds", DAY.toSeconds() - clock.instant().getEpochSecond() % DAY.toSeconds());
    }

    private byte[] counter(String what, UUID person, Instant now) {
        return Hmac.of(key, what + " " + Ids.hex(person) + " " + day(now));
    }

    private static long day(Instant now) {
        return now.toEpochMilli() / DAY.toMillis();
    }
}
