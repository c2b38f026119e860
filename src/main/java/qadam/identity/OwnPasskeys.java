package qadam.identity;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Refusal;

/** A person's passkeys: added, called by a name, taken away, unless nothing else would open the door. */
final class OwnPasskeys {
    static final int LONGEST_NAME = 60;
    /** Nobody has so many devices; the browser is told of each one when another is made. */
    static final int MOST = 20;

    private final InstantSource clock;
    private final Persons persons;
    private final AccessNews news;
    private final WaysIn ways;
    private final SignInStore store = new SignInStore();

    OwnPasskeys(InstantSource clock, Persons persons, AccessNews news, WaysIn ways) {
        this.ways = ways;
        this.clock = clock;
        this.persons = persons;
        this.news = news;
    }

    List<PasskeysView.Line> of(Handle handle, UUID person) {
        return store.of(handle, person).stream().filter(SignInWay::isPasskey).map(way -> new PasskeysView.Line(way.number(),
            way.sealedName().flatMap(sealed -> persons.unseal(handle, person, sealed)).orElse(""), way.madeAt(), way.usedAt())).toList();
    }

    /** @param device what it is called until its owner says otherwise */
    void add(Handle handle, UUID person, NewPasskey passkey, String device) {
        if (of(handle, person).size() >= MOST) {
            throw new Refusal(IdentityProblem.PASSKEYS_TOO_MANY);
        }
        passkey.addTo(handle, person, clock.instant());
        store.find(handle, SignInWay.PASSKEY, passkey.issuer(), passkey.credential())
            .ifPresent(way -> store.call(handle, person, way.number(), persons.seal(handle, person, device)));
        news.own(handle, person, AccessChange.PASSKEY_ADDED);
    }

    void call(Handle handle, UUID person, long number, String name) {
        if (name.isBlank()) {
            throw new Refusal(IdentityProblem.PASSKEY_NAME_MISSING);
        }
        store.call(handle, person, number, persons.seal(handle, person, name));
    }

    void remove(Handle handle, UUID person, long number) {
        ways.refuseLast(handle, person, number);
        if (store.remove(handle, person, SignInWay.PASSKEY, number)) {
            news.own(handle, person, AccessChange.PASSKEY_REMOVED);
        }
    }

    /** Whether something else than a passkey opens the door. */
    boolean hasOther(Handle handle, UUID person) {
        return store.of(handle, person).stream().anyMatch(way -> !way.isPasskey() && ways.opens(way));
    }
}
