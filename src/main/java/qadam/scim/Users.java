package qadam.scim;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.shared.Hmac;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import tools.jackson.databind.json.JsonMapper;

/** The people of an agency as its directory knows them. */
final class Users {
    /** By these somebody is looked up at once. */
    static final List<String> FOUND = List.of("id", "username", "externalid");
    private static final int MOST = 100_000;
    /** Among more than that nobody is looked for word by word: each has to be unsealed. */
    private static final int MOST_SEARCHED = 20_000;
    private static final int PIECE = 500;

    private final People people;
    private final Presence presence;
    private final byte[] key;
    private final InstantSource clock;
    private final UserStore store = new UserStore();
    private final GroupStore groups = new GroupStore();

    /** @param key under which names are hashed */
    Users(People people, Presence presence, byte[] key, InstantSource clock) {
        this.people = people;
        this.presence = presence;
        this.key = key.clone();
        this.clock = clock;
    }

    User find(Handle handle, Agency agency, Optional<UUID> id) {
        return id.flatMap(known -> store.find(handle, agency.number(), known)).flatMap(row -> opened(handle, row)).orElseThrow(() -> new Refusal(ScimProblem.NOT_FOUND));
    }

    User add(Handle handle, Agency agency, UserDraft draft) {
        UserWords words = draft.words();
        if (store.count(handle, agency.number()) >= MOST) {
            throw new Refusal(ScimProblem.FULL);
        }
        Instant now = clock.instant();
        UUID person = presence.arrive(handle, words.name());
        UserRow row = new UserRow(Ids.random(), agency.number(), person, sealed(handle, person, words), 1, now, now, draft.active() ? Optional.empty() : Optional.of(now));
        if (!store.add(handle, row, keys(agency.number(), words))) {
            throw new Refusal(ScimProblem.UNIQUENESS);
        }
        stand(handle, agency, row);
        people.audit(handle, now, Optional.empty(), "scim-person-added", subject(person), agency.by());
        return new User(row, words);
    }

    /** Nothing at all when nothing differs. */
    User change(Handle handle, Agency agency, User known, UserDraft draft) {
        UserWords words = draft.words();
        if (words.equals(known.words()) && draft.active() == known.row().isActive()) {
            return known;
        }
        Instant now = clock.instant();
        UUID person = known.row().person();
        Optional<Instant> disabled = draft.active() ? Optional.empty() : known.row().disabledAt().or(() -> Optional.of(now));
        UserRow row = new UserRow(known.row().id(), agency.number(), person, sealed(handle, person, words), known.row().version() + 1, known.row().madeAt(), now, disabled);
        if (store.isTaken(handle, row, keys(agency.number(), words))) {
            throw new Refusal(ScimProblem.UNIQUENESS);
        }
        store.change(handle, row, keys(agency.number(), words));
        if (!words.name().equals(known.words().name())) {
            presence.rename(handle, person, words.name());
        }
        enter(handle, agency, known.row(), row, now);
        return new User(row, words);
    }

    private void enter(Handle handle, Agency agency, UserRow before, UserRow after, Instant now) {
        if (before.isActive() == after.isActive()) {
            people.audit(handle, now, Optional.empty(), "scim-person-changed", subject(after.person()), agency.by());
            return;
        }
        stand(handle, agency, after);
        if (after.isActive()) {
            people.audit(handle, now, Optional.empty(), "scim-person-enabled", subject(after.person()), agency.by());
        } else {
            people.audit(handle, now, Optional.empty(), "scim-person-disabled", subject(after.person()), agency.by());
        }
    }

    private void stand(Handle handle, Agency agency, UserRow row) {
        if (row.isActive()) {
            presence.on(handle, agency, row);
        } else {
            presence.off(handle, agency, row);
        }
    }

    /** What they did here stays theirs; the directory knows them no more. */
    void leave(Handle handle, Agency agency, User known) {
        UserRow row = known.row();
        presence.off(handle, agency, row);
        groups.leaveAll(handle, row.id());
        store.leave(handle, row.id(), clock.instant());
        people.audit(handle, clock.instant(), Optional.empty(), "scim-person-left", subject(row.person()), agency.by());
    }

    Listed<User> list(Handle handle, Agency agency, Query query) {
        if (query.filter().isPresent()) {
            return Listed.of(searched(handle, agency, query.filter().get()), query);
        }
        List<UserRow> rows = query.count() == 0 ? List.of() : store.page(handle, agency.number(), query.skip(), query.count());
        return new Listed<>(store.count(handle, agency.number()), query.skip(), opened(handle, rows));
    }

    private List<User> searched(Handle handle, Agency agency, Filter filter) {
        Predicate<User> meets = user -> Matching.USERS.meets(filter, user::values);
        Optional<Optional<UserRow>> lookedUp = filter.demands("id").map(id -> Ids.parse(id).flatMap(known -> store.find(handle, agency.number(), known)))
            .or(() -> filter.demands("username").map(name -> store.byUserName(handle, agency.number(), userName(agency.number(), name))))
            .or(() -> filter.demands("externalid").map(name -> store.byExternalId(handle, agency.number(), externalId(agency.number(), name))));
        return lookedUp.map(row -> opened(handle, row.stream().toList()).stream().filter(meets).toList()).orElseGet(() -> walked(handle, agency, meets));
    }

    private List<User> walked(Handle handle, Agency agency, Predicate<User> meets) {
        long all = store.count(handle, agency.number());
        if (all > MOST_SEARCHED) {
            throw new Refusal(ScimProblem.TOO_MANY);
        }
        List<User> found = new ArrayList<>();
        for (long skip = 0; skip < all; skip += PIECE) {
            opened(handle, store.page(handle, agency.number(), skip, PIECE)).stream().filter(meets).forEach(found::add);
        }
        return found;
    }

    /** By the identifier in the agency's own list, for whoever joins accounts. */
    Optional<UUID> byExternalId(Handle handle, long agency, String written) {
        return store.byExternalId(handle, agency, externalId(agency, written)).map(UserRow::person);
    }

    private List<User> opened(Handle handle, List<UserRow> rows) {
        return rows.stream().flatMap(row -> opened(handle, row).stream()).toList();
    }

    private Optional<User> opened(Handle handle, UserRow row) {
        return unsealed(handle, row.person(), row.sealed()).map(words -> new User(row, words));
    }

    Optional<UserWords> unsealed(Handle handle, UUID person, byte[] sealed) {
        return people.unseal(handle, person, sealed).map(json -> JsonMapper.shared().readValue(json, UserWords.class));
    }

    private byte[] sealed(Handle handle, UUID person, UserWords words) {
        return people.seal(handle, person, JsonMapper.shared().writeValueAsString(words));
    }

    private UserStore.Keys keys(long agency, UserWords words) {
        return new UserStore.Keys(userName(agency, words.userName()), Optional.of(words.externalId()).filter(Predicate.not(String::isEmpty)).map(name -> externalId(agency, name)));
    }

    private String userName(long agency, String written) {
        return keyed("user name", agency, Matching.folded(written));
    }

    private String externalId(long agency, String written) {
        return keyed("external id", agency, written);
    }

    /** In another agency the same words are another hash. */
    private String keyed(String what, long agency, String words) {
        return HexFormat.of().formatHex(Hmac.of(key, what + "\n" + agency + "\n" + words));
    }

    private static String subject(UUID person) {
        return "person " + Ids.hex(person);
    }
}
