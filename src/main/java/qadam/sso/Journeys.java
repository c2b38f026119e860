package qadam.sso;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** Who is on the way to a provider: each journey ends once, in the browser in which it began, within ten minutes. */
final class Journeys {
    private static final Duration LASTS = Duration.ofMinutes(10);

    private final Database database;
    private final InstantSource clock;
    private final JourneyStore store = new JourneyStore();

    Journeys(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    /** @return the state, 256 random bits; only its hash is kept */
    String begin(Journey journey) {
        String state = Base64.getUrlEncoder().withoutPadding().encodeToString(Ids.randomBytes(32));
        database.write(handle -> {
            store.add(handle, hash(state), journey, journey.begunAt().plus(LASTS));
            return null;
        });
        return state;
    }

    /** @throws Refusal when it is over, was never begun, or was begun elsewhere */
    Journey end(String state, String provider, byte[] session) {
        return database.write(handle -> store.take(handle, hash(state), clock.instant()))
            .filter(journey -> journey.provider().equals(provider) && Arrays.equals(journey.session(), session))
            .orElseThrow(() -> new Refusal(SsoProblem.STALE));
    }

    /** False when this very token was taken before. @param until it is refused by its own words after that */
    boolean isFirst(Handle handle, String token, Instant until) {
        return store.noteLogout(handle, hash(token), until);
    }

    Forgetting old() {
        return (rows, now) -> Forgetting.inPieces(rows, handle -> store.forget(handle, now, Forgetting.PIECE));
    }

    private static byte[] hash(String words) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(words.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
