package qadam.consent;

import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.Leaving;
import qadam.shared.Forgetting;
import qadam.shared.Hmac;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** Makes and finds what codes open. A code is found by an HMAC under a key of our own: the rows alone open nothing. */
final class Codes {
    /** A slip lies in a school bag for a while. */
    static final Period LINK_LASTS = Period.ofDays(30);
    private static final Period USED_LINK_IS_EXPLAINED = Period.ofDays(90);

    private final byte[] key;
    private final InstantSource clock;
    private final CodeStore store = new CodeStore();

    Codes(byte[] key, InstantSource clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    CodeStore store() {
        return store;
    }

    /** A new link for a pupil's guardian; an earlier one ends. */
    Code link(Handle handle, UUID pupil, long place, UUID maker) {
        Instant now = clock.instant();
        store.endLinks(handle, pupil, now);
        Code code = Code.fresh();
        store.addLink(handle, new CodeStore.Row(hash(code), CodeStore.Kind.LINK, pupil, place, Optional.empty(), now,
            Optional.of(expires(now)), Optional.empty()), maker);
        return code;
    }

    static Instant expires(Instant now) {
        return now.atOffset(ZoneOffset.UTC).plus(LINK_LASTS).toInstant();
    }

    /** The address that a form leads to: the same for the same form sent again, and not to be found from the link alone. */
    Code addressAfter(Code link, UUID form) {
        return Code.of(Hmac.of(key, "address " + link.digits() + " " + Ids.hex(form)));
    }

    /** Gives the guardian who gave this answer an address at which they find the record again. */
    Code address(Handle handle, UUID pupil, long place, long consent, Code code) {
        store.addRecord(handle, new CodeStore.Row(hash(code), CodeStore.Kind.RECORD, pupil, place, Optional.of(consent), clock.instant(),
            Optional.empty(), Optional.empty()));
        return code;
    }

    /** @throws Refusal when there is no such link, or it was used, or is too old */
    CodeStore.Row openLink(Handle handle, Code code) {
        CodeStore.Row row = store.find(handle, hash(code)).filter(one -> one.kind() == CodeStore.Kind.LINK)
            .orElseThrow(() -> new Refusal(ConsentProblem.CODE_UNKNOWN));
        if (!row.isOpen(clock.instant())) {
            throw new Refusal(row.endedAt().isPresent() ? ConsentProblem.LINK_USED : ConsentProblem.LINK_EXPIRED);
        }
        return row;
    }

    /** Uses the link up; of two at once one is refused. */
    void use(Handle handle, CodeStore.Row link) {
        if (!store.use(handle, link.hash(), clock.instant())) {
            throw new Refusal(ConsentProblem.LINK_USED);
        }
    }

    /** An address that was ended answers as one that never was. */
    Optional<CodeStore.Row> record(Handle handle, Code code) {
        return store.find(handle, hash(code)).filter(row -> row.kind() == CodeStore.Kind.RECORD && row.endedAt().isEmpty());
    }

    /** No guardian's address opens this pupil's record any more. @return whether one did */
    boolean endAddresses(Handle handle, UUID pupil) {
        return store.endRecords(handle, pupil, clock.instant()) > 0;
    }

    /** Lets go of links that were long ago. */
    Forgetting nightly() {
        return (rows, now) -> Forgetting.inPieces(rows, handle ->
            store.forget(handle, now.atOffset(ZoneOffset.UTC).minus(USED_LINK_IS_EXPLAINED).toInstant(), Forgetting.PIECE));
    }

    void erase(Handle handle, Leaving leaving) {
        store.erase(handle, leaving);
    }

    private byte[] hash(Code code) {
        return Hmac.of(key, code.digits());
    }
}
