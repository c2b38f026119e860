package qadam.identity;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Problem;
import qadam.shared.Refusal;

/** Persons with what is sealed under their keys: each has a random 256-bit key, itself sealed under the master key. */
final class Persons implements People {
    private static final Duration FRESH = Duration.ofMinutes(30);

    private final byte[] wrappingKey;
    private final Audit audit;
    private final Database database;
    private final SeenIds seenIds;
    private final PersonStore store = new PersonStore();
    private final ConfirmationStore confirmations = new ConfirmationStore();

    Persons(Database database, MasterKey masterKey, Audit audit, SeenIds seenIds) {
        this.wrappingKey = masterKey.derive("person keys");
        this.audit = audit;
        this.database = database;
        this.seenIds = seenIds;
    }

    void add(Handle handle, UUID person, String name, Instant now) {
        store.add(handle, person, Seal.close(wrappingKey, person, Ids.randomBytes(32)), now);
        set(handle, person, PersonDetail.NAME, name, now);
    }

    void addAll(Handle handle, Map<UUID, String> names, Instant now) {
        store.addAll(handle, PersonDetail.NAME.code(), names.entrySet().stream().map(one -> {
            byte[] key = Ids.randomBytes(32);
            return new PersonStore.Fresh(one.getKey(), Seal.close(wrappingKey, one.getKey(), key),
                Seal.close(key, one.getKey(), one.getValue().getBytes(StandardCharsets.UTF_8)));
        }).toList(), now);
    }

    @Override
    public boolean exists(Handle handle, UUID person) {
        return store.exists(handle, person);
    }

    void set(Handle handle, UUID person, PersonDetail detail, String words, Instant now) {
        store.setDetail(handle, person, detail.code(), seal(handle, person, words), now);
    }

    Optional<String> find(Handle handle, UUID person, PersonDetail detail) {
        return findSince(handle, person, detail, Instant.EPOCH);
    }

    /** As {@link #find}, for what is shown only for a short while. */
    Optional<String> findFresh(Handle handle, UUID person, PersonDetail detail, Instant now) {
        return findSince(handle, person, detail, now.minus(FRESH));
    }

    private Optional<String> findSince(Handle handle, UUID person, PersonDetail detail, Instant since) {
        return store.detail(handle, person, detail.code(), since).flatMap(sealed -> unseal(handle, person, sealed));
    }

    void remove(Handle handle, UUID person, PersonDetail detail) {
        store.removeDetail(handle, person, detail.code());
    }

    @Override
    public String name(Handle handle, UUID person) {
        return find(handle, person, PersonDetail.NAME).orElse("");
    }

    @Override
    public Map<UUID, String> names(Handle handle, Collection<UUID> persons) {
        Map<UUID, String> names = new HashMap<>();
        persons.forEach(person -> names.put(person, ""));
        store.details(handle, persons, PersonDetail.NAME.code()).forEach((person, locked) ->
            names.put(person, new String(Seal.open(Seal.open(wrappingKey, person, locked.wrapped()), person, locked.sealed()), StandardCharsets.UTF_8)));
        return names;
    }

    @Override
    public UUID whoIs(Handle handle, UUID account) {
        return store.whoIs(handle, account);
    }

    @Override
    public Optional<String> confirmedBy(Handle handle, UUID person) {
        return confirmations.kindNow(handle, person);
    }

    @Override
    public boolean isNationalIdSeen(Handle handle, UUID person) {
        return seenIds.has(handle, person);
    }

    @Override
    public void requireSeen(UUID person, NationalId typed) {
        seenIds.require(person, typed);
    }

    @Override
    public void count(String what, UUID person, int mostInADay, Problem tooMany) {
        if (!database.write(handle -> seenIds.allowance().take(handle, what, person, mostInADay))) {
            throw new Refusal(tooMany, seenIds.allowance().untilTomorrow());
        }
    }

    @Override
    public byte[] seal(Handle handle, UUID person, String words) {
        return sealIfKept(handle, person, words).orElseThrow(() -> new IllegalStateException("this person has been erased"));
    }

    @Override
    public Optional<byte[]> sealIfKept(Handle handle, UUID person, String words) {
        return key(handle, person).map(key -> Seal.close(key, person, words.getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public Optional<String> unseal(Handle handle, UUID person, byte[] sealed) {
        return key(handle, person).map(key -> new String(Seal.open(key, person, sealed), StandardCharsets.UTF_8));
    }

    @Override
    public void audit(Handle handle, Instant at, Optional<UUID> actor, String act, String object, String reason) {
        audit.enter(handle, at, actor, act, object, reason);
    }

    /** Nothing when the trail has this act on this object already. */
    void auditOnce(Handle handle, Instant at, String act, String object, String reason) {
        audit.enterOnce(handle, at, act, object, reason);
    }

    private Optional<byte[]> key(Handle handle, UUID person) {
        return store.wrappedKey(handle, person).map(wrapped -> Seal.open(wrappingKey, person, wrapped));
    }
}
