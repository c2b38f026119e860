package qadam.lrs;

import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import qadam.shared.Database;
import qadam.shared.Hmac;

/** Who may speak to the store: by a name and a secret, of which a keyed hash is kept. */
final class Clients {
    private final Database database;
    private final byte[] key;
    private final InstantSource clock;
    /** Given on the command line: for as long as the server runs, and nowhere kept. */
    private final Map<String, Given> given = new TreeMap<>();

    private record Given(KnownClient client, byte[] hash) {
    }

    Clients(Database database, byte[] key, InstantSource clock) {
        this.database = database;
        this.key = key.clone();
        this.clock = clock;
    }

    /** For a trial: everything but the learners' steps. */
    void admit(String name, String secret) {
        KnownClient client = new KnownClient(name, Set.of(Scope.ALL), Set.of(), clock.instant(), Optional.empty(), Optional.empty());
        given.put(name, new Given(client, Hmac.of(key, secret)));
    }

    /** Takes as long for a wrong secret as for a right one. */
    Optional<KnownClient> find(String name, String secret) {
        byte[] hash = Hmac.of(key, secret);
        return Optional.ofNullable(given.get(name)).filter(found -> MessageDigest.isEqual(found.hash(), hash)).map(Given::client);
    }

    boolean isOriginOfAny(String origin) {
        return given.values().stream().anyMatch(one -> one.client().origins().contains(origin));
    }
}
