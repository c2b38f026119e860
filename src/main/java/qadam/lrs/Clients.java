package qadam.lrs;

import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Identity;
import qadam.identity.People;
import qadam.shared.Database;
import qadam.shared.Hmac;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** Who may speak to the store: by a name and a secret of 256 random bits, of which a keyed hash is kept. */
public final class Clients {
    static final int MOST_OPEN = 100;
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** So that whoever finds one knows what it is, and programs that look for secrets find it. */
    private static final String PREFIX = "qadam_lrs_";
    private static final byte[] NOBODY = new byte[32];

    private final Database database;
    private final People people;
    private final byte[] key;
    private final InstantSource clock;
    private final ClientStore store = new ClientStore();
    /** Given on the command line: for as long as the server runs, and nowhere kept. Written before the door opens. */
    private final Map<String, ClientStore.Kept> trial = new TreeMap<>();

    public Clients(Database database, Identity identity, InstantSource clock) {
        this.database = database;
        this.people = identity.people();
        this.key = identity.masterKey().derive("lrs clients");
        this.clock = clock;
    }

    /** For a trial: everything but the learners' steps. */
    void admit(String name, String secret) {
        KnownClient client = new KnownClient(name, Set.of(Scope.ALL), Set.of(), clock.instant(), Optional.empty(), Optional.empty());
        trial.put(name, new ClientStore.Kept(client, Hmac.of(key, secret)));
    }

    /**
     * Adds a client, with a line in the trail.
     *
     * @param who empty for the operator at the machine @param reason stands in the trail
     * @return its secret, which is nowhere afterwards
     */
    public String add(Handle handle, Optional<UUID> who, ClientDraft draft, String reason) {
        if (store.countOpen(handle) >= MOST_OPEN) {
            throw new Refusal(LrsProblem.CLIENTS_ENOUGH, Map.of("most", MOST_OPEN));
        }
        Instant now = clock.instant();
        String secret = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Ids.randomBytes(32));
        if (trial.containsKey(draft.name()) || !store.add(handle, draft, Hmac.of(key, secret), now)) {
            throw new Refusal(LrsProblem.NAME_TAKEN);
        }
        people.audit(handle, now, who, "lrs-client-added", "client " + draft.name(), (draft.words() + " " + reason).strip());
        return secret;
    }

    /** From now on it opens nothing; what it has sent stays. @throws Refusal when no such client works */
    public void close(Handle handle, Optional<UUID> who, String name, String reason) {
        Instant now = clock.instant();
        if (!store.close(handle, name, now)) {
            throw new Refusal(LrsProblem.NO_SUCH_CLIENT);
        }
        people.audit(handle, now, who, "lrs-client-closed", "client " + name, reason);
    }

    /** With a line in the trail; what it has sent is then taken away by {@link SentStatements}. @throws Refusal when it is open still */
    public void forget(Handle handle, Optional<UUID> who, String name, String reason) {
        Optional<KnownClient> known = store.find(handle, name).map(ClientStore.Kept::client);
        if (known.filter(KnownClient::isOpen).isPresent()) {
            throw new Refusal(LrsProblem.CLIENT_OPEN);
        }
        if (known.isEmpty() && SentStatements.isSilent(handle, name)) {   // one of a trial has left only what it sent
            throw new Refusal(LrsProblem.NO_SUCH_CLIENT);
        }
        people.audit(handle, clock.instant(), who, "lrs-statements-erased", "client " + name, reason);
    }

    long countOpen(Handle handle) {
        return store.countOpen(handle);
    }

    public List<KnownClient> all(Handle handle) {
        return store.all(handle);
    }

    /** Takes as long for a wrong secret as for a right one. */
    Optional<KnownClient> find(String name, String secret) {
        Optional<ClientStore.Kept> kept = Optional.ofNullable(trial.get(name)).or(() -> database.read(handle -> store.find(handle, name)));
        boolean right = MessageDigest.isEqual(kept.map(ClientStore.Kept::hash).orElse(NOBODY), Hmac.of(key, secret));
        Optional<KnownClient> client = kept.map(ClientStore.Kept::client).filter(one -> right && one.isOpen());
        client.filter(one -> !trial.containsKey(name)).ifPresent(this::used);
        return client;
    }

    private void used(KnownClient client) {
        Instant now = clock.instant();
        if (client.usedAt().filter(used -> used.plus(MINUTE).isAfter(now)).isEmpty()) {
            database.write(handle -> {
                store.used(handle, client.name(), now);
                return null;
            });
        }
    }

    /** Whether pages of this origin may speak as some client that works. */
    boolean isOriginOfAny(String origin) {
        return database.read(store::origins).contains(origin);
    }
}
