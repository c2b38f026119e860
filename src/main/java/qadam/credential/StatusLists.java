package qadam.credential;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import qadam.proof.StatusList;
import qadam.proof.StatusSource;
import qadam.shared.Database;
import qadam.shared.Refusal;
import qadam.web.FixedPage;

/** The signed lists that say which credentials are revoked; each is signed again only after a change, or when a day old. */
final class StatusLists implements StatusSource {
    static final int LENGTH = StatusList.MIN_BITS;
    static final String TYPE = "application/vc+ld+json";
    private static final Duration FRESH = Duration.ofDays(1);

    private final Database database;
    private final Issuer issuer;
    private final InstantSource clock;
    private final RegistryStore registry = new RegistryStore();
    private final RevocationStore revocations = new RevocationStore();
    private final Map<Integer, Signed> signed = new ConcurrentHashMap<>();

    StatusLists(Database database, Issuer issuer, InstantSource clock) {
        this.database = database;
        this.issuer = issuer;
        this.clock = clock;
    }

    FixedPage page(int list) {
        String state = database.read(handle -> {
            if (!registry.hasList(handle, list)) {
                throw new Refusal(CredentialProblem.NO_SUCH_STATUS_LIST);
            }
            return revocations.state(handle, list);
        });
        Instant now = clock.instant();
        return signed.compute(list, (key, known) -> known != null && known.isCurrent(state, now) ? known : sign(list, now)).page;
    }

    @Override
    public Optional<byte[]> list(String address) {
        String start = issuer.origin() + "/status/";
        String number = address.startsWith(start) ? address.substring(start.length()) : "";
        try {
            return number.matches("[1-9][0-9]{0,8}") ? Optional.of(page(Integer.parseInt(number)).plain()) : Optional.empty();
        } catch (Refusal unknown) {
            return Optional.empty();
        }
    }

    private Signed sign(int list, Instant now) {
        return database.read(handle -> {   // both of one moment
            byte[] json = issuer.signer().statusList(issuer.statusList(list), revocations.revoked(handle, list), now);
            return new Signed(revocations.state(handle, list), now, FixedPage.of(json, TYPE));
        });
    }

    private record Signed(String state, Instant at, FixedPage page) {
        boolean isCurrent(String stateNow, Instant now) {
            return state.equals(stateNow) && Duration.between(at, now).compareTo(FRESH) < 0;
        }
    }
}
