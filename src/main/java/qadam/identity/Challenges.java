package qadam.identity;

import com.yubico.webauthn.data.ByteArray;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** Random questions for passkeys: kept in the database, so that any node can take the answer; five minutes, once. */
final class Challenges {
    private static final Duration LASTS = Duration.ofMinutes(5);

    private final Database database;
    private final InstantSource clock;
    private final ChallengeStore store = new ChallengeStore();

    Challenges(Database database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** What a passkey is asked for; an answer given for one purpose is worth nothing for another. */
    enum Purpose {
        SIGN_UP, SIGN_IN, ADD, RESET
    }

    ByteArray ask(Purpose purpose, byte[] session, UUID person) {
        byte[] challenge = Ids.randomBytes(32);
        Instant now = clock.instant();
        database.write(handle -> {
            store.add(handle, Hashes.sha256(challenge), purpose.name(), session, person, now, now.plus(LASTS));
            return null;
        });
        return new ByteArray(challenge);
    }

    /** The user handle the question was asked for. */
    UUID take(ByteArray challenge, Purpose purpose, byte[] session) {
        byte[] hash = Hashes.sha256(challenge.getBytes());
        byte[] asker = session == null ? new byte[0] : session;
        return database.write(handle -> store.take(handle, hash, purpose.name(), asker, clock.instant()))
            .orElseThrow(() -> new Refusal(IdentityProblem.CHALLENGE_STALE));
    }
}
