package qadam.scim;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.identity.People;
import qadam.organisation.Kind;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Hmac;
import qadam.shared.Ids;
import qadam.shared.Refusal;

/** Tokens of an agency: 256 random bits, of which only a keyed hash is kept, for a time. */
final class Tokens {
    /** Two for each program, so that one can follow the other. */
    static final int MOST_OPEN = 6;
    static final int SHOWN = 50;
    static final int LONGEST_LABEL = 60;
    static final List<Integer> MONTHS = List.of(3, 6, 12);
    private static final Duration MONTH = Duration.ofDays(30);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    /** So that whoever finds one knows what it is, and programs that look for secrets find it. */
    private static final String PREFIX = "qadam_scim_";

    private final Database database;
    private final Organisations organisations;
    private final People people;
    private final byte[] key;
    private final InstantSource clock;
    private final TokenStore store = new TokenStore();

    Tokens(Database database, Organisations organisations, People people, byte[] key, InstantSource clock) {
        this.database = database;
        this.organisations = organisations;
        this.people = people;
        this.key = key.clone();
        this.clock = clock;
    }

    /** @return the token's words, which are nowhere afterwards */
    String make(Handle handle, Organisation agency, UUID maker, String label, int months) {
        Instant now = clock.instant();
        if (label.isEmpty() || Plain.holdsNationalId(label)) {
            throw new Refusal(ScimProblem.LABEL_MISSING);
        }
        if (store.countOpen(handle, agency.number(), now) >= MOST_OPEN) {
            throw new Refusal(ScimProblem.TOKENS_ENOUGH);
        }
        String words = PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(Ids.randomBytes(32));
        store.add(handle, agency.number(), Hmac.of(key, words), label, now, now.plus(MONTH.multipliedBy(months)));
        people.audit(handle, now, Optional.of(maker), "scim-token-made", "organisation " + agency.number(), "");
        return words;
    }

    /** @return false when there is no such token here that has not ended */
    boolean end(Handle handle, Organisation agency, UUID who, long number) {
        boolean ended = store.end(handle, agency.number(), number, clock.instant());
        if (ended) {
            people.audit(handle, clock.instant(), Optional.of(who), "scim-token-ended", "organisation " + agency.number(), "token " + number);
        }
        return ended;
    }

    List<Token> of(Handle handle, Organisation agency) {
        return store.of(handle, agency.number(), SHOWN);
    }

    Instant now() {
        return clock.instant();
    }

    /** In whose name the bearer speaks; empty for a token that opens nothing (any more), and of an agency that is closed. */
    Optional<Agency> agency(String words) {
        Instant now = clock.instant();
        Optional<Token> token = database.read(handle -> store.find(handle, Hmac.of(key, words))).filter(found -> found.opens(now));
        token.filter(found -> found.usedAt().filter(used -> used.plus(MINUTE).isAfter(now)).isEmpty()).ifPresent(this::used);
        return token.flatMap(found -> database.read(handle -> organisations.find(handle, found.organisation()))
            .filter(place -> place.kind() == Kind.AGENCY && !place.closed()).map(place -> new Agency(place, found.number())));
    }

    private void used(Token token) {
        database.write(handle -> {
            store.used(handle, token.number(), clock.instant());
            return null;
        });
    }
}
