package qadam.identity;

import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Refusal;

/** Which ways in open the door now, so that nobody takes away the last one. */
final class WaysIn {
    private final SignInStore store = new SignInStore();
    /** Issuers whose sign-on is in use here; set before the pages are open. */
    private Set<String> issuers = Set.of();

    void trust(Set<String> inUse) {
        issuers = Set.copyOf(inUse);
    }

    boolean opens(SignInWay way) {
        return way.isSignOn() ? issuers.contains(way.issuer()) : way.opens();
    }

    /** Whether they come in by anything of their own, and not by a card or a link alone. */
    boolean hasOwn(Handle handle, UUID person) {
        return store.of(handle, person).stream().anyMatch(this::opens);
    }

    void refuseLast(Handle handle, UUID person, long number) {
        if (store.of(handle, person).stream().noneMatch(way -> way.number() != number && opens(way))) {
            throw new Refusal(IdentityProblem.LAST_SIGN_IN);
        }
    }
}
