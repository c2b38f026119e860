package qadam.gateway;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.shared.Database;
import qadam.shared.Hmac;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** Personal keys: 256 random bits, of which only a keyed hash is kept. */
final class Keys {
    /** One for each device or program of a learner, and one to follow another. */
    static final int MOST_OPEN = 5;
    static final int SHOWN = 20;
    static final int LONGEST_LABEL = 60;
    /** So that whoever finds one knows what it is, and clients that look at the first letters take it. */
    static final String PREFIX = "qk-";
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Database database;
    private final People people;
    private final byte[] secret;
    private final InstantSource clock;
    private final KeyStore store = new KeyStore();

    /** Who speaks by a key. */
    record Bearer(UUID person, long key) {
    }

    /** @param secret under which keys are hashed */
    Keys(Database database, People people, byte[] secret, InstantSource clock) {
        this.database = database;
        this.people = people;
        this.secret = secret.clone();
        this.clock = clock;
    }

    /** @return the key's words, which are nowhere afterwards */
    String make(UUID person, String label) {
        if (label.isEmpty()) {
            throw new Refusal(GatewayProblem.LABEL_MISSING);
        }
        String words = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Ids.randomBytes(32));
        Instant now = clock.instant();
        database.write(handle -> {
            if (store.countOpen(handle, person) >= MOST_OPEN) {
                throw new Refusal(GatewayProblem.KEYS_ENOUGH);
            }
            store.add(handle, person, Hmac.of(secret, words), people.seal(handle, person, label), now);
            people.audit(handle, now, Optional.of(person), "model-key-made", "person " + Ids.hex(person), "");
            return null;
        });
        return words;
    }

    /** @return false when this person has no such key that is open */
    boolean end(UUID person, long number) {
        return database.write(handle -> {
            boolean ended = store.end(handle, person, number, clock.instant());
            if (ended) {
                people.audit(handle, clock.instant(), Optional.of(person), "model-key-ended", "person " + Ids.hex(person), "");
            }
            return ended;
        });
    }

    List<GatewayKey> of(Handle handle, UUID person) {
        return store.of(handle, person, SHOWN).stream().map(row -> new GatewayKey(row.number(), people.unseal(handle, person, row.label()).orElse(""),
            row.madeAt(), row.usedAt(), row.endedAt())).toList();
    }

    /** Whose key it is; empty for one that opens nothing (any more). */
    Optional<Bearer> bearer(String words) {
        Instant now = clock.instant();
        Optional<KeyRow> key = database.read(handle -> store.find(handle, Hmac.of(secret, words))).filter(KeyRow::isOpen);
        key.filter(found -> found.usedAt().filter(used -> used.plus(MINUTE).isAfter(now)).isEmpty()).ifPresent(found -> used(found, now));
        return key.map(found -> new Bearer(found.person(), found.number()));
    }

    private void used(KeyRow key, Instant now) {
        database.write(handle -> {
            store.used(handle, key.number(), now);
            return null;
        });
    }
}
