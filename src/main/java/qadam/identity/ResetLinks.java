package qadam.identity;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Role;

/**
 * One-time links for a person who lost every way in. The office makes them for learners, whom it knows; for staff only an
 * administrator does, so that nobody of the office becomes an administrator by one; nobody for themselves. A person has at
 * most one that holds, and a new password ends it.
 */
final class ResetLinks {
    /** Long enough to hand it over the same morning, short enough to matter little when it goes astray. */
    static final Duration LASTS = Duration.ofHours(2);

    private final InstantSource clock;
    private final AccessNews news;
    private final ResetLinkStore store = new ResetLinkStore();
    private final GrantStore grants = new GrantStore();

    ResetLinks(InstantSource clock, AccessNews news) {
        this.clock = clock;
        this.news = news;
    }

    /** @throws Refusal when the asker may not let this person in */
    void refuseUnlessAllowed(Handle handle, Asker asker, UUID person) {
        if (person.equals(asker.personId())) {
            throw new Refusal(IdentityProblem.OWN_RESET);
        }
        if (!asker.may(Role.ADMINISTRATOR) && !grants.roles(handle, person).isEmpty()) {
            throw new Refusal(IdentityProblem.STAFF_RESET);
        }
    }

    /** A new link's token; only its hash is kept, and an earlier link ends. @param maker empty for the operator of the machine */
    String make(Handle handle, UUID person, Optional<UUID> maker, String reason) {
        String token = Hashes.newToken();
        Instant now = clock.instant();
        endAll(handle, person, maker);
        store.add(handle, Hashes.sha256(token), person, maker, now, now.plus(LASTS));
        news.tell(handle, person, maker, AccessChange.RESET_LINK_MADE, reason);
        return token;
    }

    /** Ends the link that holds, if there is one. */
    void endAll(Handle handle, UUID person, Optional<UUID> actor) {
        if (store.endAll(handle, person, clock.instant()) > 0) {
            news.tell(handle, person, actor, AccessChange.RESET_LINK_ENDED, "");
        }
    }

    Optional<Instant> open(Handle handle, UUID person) {
        return store.open(handle, person, clock.instant());
    }

    /** Whom the link lets in. */
    UUID person(Handle handle, String token) {
        return store.person(handle, Hashes.sha256(token), clock.instant()).orElseThrow(() -> new Refusal(IdentityProblem.LINK_SPENT));
    }

    /** Uses the link up. */
    UUID use(Handle handle, String token) {
        UUID person = person(handle, token);
        if (!store.use(handle, Hashes.sha256(token), clock.instant())) {
            throw new Refusal(IdentityProblem.LINK_SPENT);
        }
        return person;
    }

    void erase(Handle handle, UUID person) {
        store.erase(handle, person);
    }
}
