package qadam.identity;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import qadam.shared.Database;
import qadam.shared.Hmac;
import qadam.shared.Refusal;
import qadam.shared.Work;
import qadam.web.Asker;
import qadam.web.ClientAddress;
import qadam.web.Door;

/**
 * Ways in by another organisation's sign-on: found by (issuer, subject), one person each. What the issuer calls somebody is kept only
 * as a keyed hash, for it may be a national id. Whoever calls has checked the issuer's word.
 */
public final class SignOns {
    /** What a confirmation's reason begins with; the provider's own id follows. */
    public static final String STATE = "state sign-on ";
    public static final String OTHER = "sign-on ";

    private final Database database;
    private final InstantSource clock;
    private final SignUp.Parts parts;
    private final Confirmations confirmations;
    private final SeenIds seenIds;
    private final byte[] key;
    private final WaysIn ways;
    private final Tries tries;
    private final Arrivals arrivals;
    private final SignInStore store = new SignInStore();

    SignOns(Database database, InstantSource clock, SignUp.Parts parts, Confirmations confirmations, SeenIds seenIds, byte[] key, WaysIn ways, Tries tries) {
        this.database = database;
        this.clock = clock;
        this.parts = parts;
        this.confirmations = confirmations;
        this.seenIds = seenIds;
        this.key = key;
        this.ways = ways;
        this.tries = tries;
        this.arrivals = new Arrivals(database, clock, parts, ways);
    }

    /**
     * The issuer's word for one visit.
     *
     * @param subject the keyed hash, of {@link #subject}
     * @param session the issuer's own session, of {@link #session}
     * @param strong whether it vouches for a second factor
     * @param provedAt when they last showed the issuer who they are, if it says
     * @param confirms the reason under which its word confirms who they are; empty when it does not
     * @param id the tags of their national id
     */
    public record Word(String issuer, String subject, Optional<String> session, boolean strong, Optional<Instant> provedAt,
                       Optional<String> confirms, Optional<Tags> id) {
        @Override
        public String toString() {
            return "Word[…]";
        }
    }

    /**
     * All that is kept of a national id that a token holds.
     *
     * @param confirming of {@link #tag}: one id confirms one account
     * @param matching of {@link MatchTags}: accounts that may be one person's find each other
     */
    public record Tags(byte[] confirming, byte[] matching) {
    }

    /** One of a person's sign-ons. @param number its own, for {@link #unlink} @param last whether it is their only way in */
    public record Link(long number, String issuer, Instant madeAt, Optional<Instant> usedAt, boolean last) {
    }

    /** Under which a subject is found again. */
    public String subject(String issuer, String subject) {
        return hash("subject\n" + issuer + "\n" + subject);
    }

    public String session(String issuer, String session) {
        return hash("session\n" + issuer + "\n" + session);
    }

    /** To be made at once of an id that a token holds. */
    public byte[] tag(NationalId id) {
        return seenIds.tag(id);
    }

    private String hash(String words) {
        return HexFormat.of().formatHex(Hmac.of(key, words));
    }

    public Optional<UUID> find(Handle handle, String issuer, String subject) {
        return way(handle, issuer, subject).map(SignInWay::person);
    }

    private Optional<SignInWay> way(Handle handle, String issuer, String subject) {
        return store.find(handle, SignInWay.SSO, issuer, subject);
    }

    /**
     * Lets in whoever has this sign-on already, with a new token.
     *
     * @param brings whether steps taken at this device without an account become theirs
     * @return empty when nobody has it
     * @throws Refusal when the person is disabled
     */
    public Optional<Asker> open(Context context, Word word, boolean brings) {
        Visit visit = visit(context, word, brings);
        boolean opened = orOnceMore(handle -> {
            Optional<SignInWay> way = way(handle, word.issuer(), word.subject());
            way.ifPresent(one -> enter(handle, visit, one, word));
            return way.isPresent();
        });
        return opened ? Optional.of(parts.sessions().admit(context, visit)) : Optional.empty();
    }

    /** Makes a person of whoever comes for the first time and has agreed to the rules of use; whoever came meanwhile in another window is let in. */
    public Asker arrive(Context context, String name, Word word, boolean brings) {
        if (name.isBlank()) {
            throw new Refusal(IdentityProblem.NAME_MISSING);
        }
        tries.signUp(ClientAddress.of(context));
        Visit visit = visit(context, word, brings);
        orOnceMore(handle -> {
            SignInWay way = way(handle, word.issuer(), word.subject()).orElseGet(() -> made(handle, name, word));
            enter(handle, visit, way, word);
            return null;
        });
        return parts.sessions().admit(context, visit);
    }

    private SignInWay made(Handle handle, String name, Word word) {
        UUID person = arrivals.make(handle, name);
        parts.rules().agreed(handle, person, clock.instant());
        if (!store.add(handle, person, SignInWay.SSO, word.issuer(), word.subject(), null, 0, clock.instant())) {
            throw new Refusal(IdentityProblem.CHALLENGE_STALE);   // another node makes this person at this moment
        }
        return way(handle, word.issuer(), word.subject()).orElseThrow();
    }

    private Visit visit(Context context, Word word, boolean brings) {
        Visit visit = parts.sessions().visit(context).by(word.strong() ? Door.STRONG_SSO : Door.SSO);
        return brings ? visit : visit.withoutSteps();
    }

    private void enter(Handle handle, Visit visit, SignInWay way, Word word) {
        note(handle, way, word);
        parts.sessions().open(handle, visit, way.person());
        parts.sessions().openedBy(handle, visit, way, word.session(), word.provedAt());
    }

    private void note(Handle handle, SignInWay way, Word word) {
        store.used(handle, way.number(), word.strong() ? 1 : way.uses(), clock.instant());
        word.confirms().ifPresent(reason -> confirmations.vouch(handle, way.person(), reason, word.id().map(Tags::confirming)));
        word.id().ifPresent(id -> seenIds.tellVouched(handle, way.person(), id.matching()));
    }

    /** @return whose it is now: the person's, or somebody else's whose it was before; then nothing has changed */
    public UUID link(UUID person, Word word) {
        return orOnceMore(handle -> {
            Optional<SignInWay> before = way(handle, word.issuer(), word.subject());
            if (before.isPresent()) {
                return before.get().person();
            }
            store.add(handle, person, SignInWay.SSO, word.issuer(), word.subject(), null, 0, clock.instant());
            note(handle, way(handle, word.issuer(), word.subject()).orElseThrow(), word);
            parts.news().own(handle, person, AccessChange.SIGN_ON_LINKED);
            return person;
        });
    }

    /** Takes it away and ends the sessions that it opened. @throws Refusal when nothing else would let the person in */
    public void unlink(UUID person, long number) {
        database.write(handle -> {
            if (store.of(handle, person).stream().noneMatch(way -> way.isSignOn() && way.number() == number)) {
                return null;
            }
            ways.refuseLast(handle, person, number);
            parts.sessions().endOfSignOn(handle, number);
            store.remove(handle, person, SignInWay.SSO, number);
            parts.news().own(handle, person, AccessChange.SIGN_ON_UNLINKED);
            return null;
        });
    }

    /** As {@link Arrivals#hasOwnWayIn}. */
    public boolean hasOwnWayIn(Handle handle, UUID person) {
        return ways.hasOwn(handle, person);
    }

    public List<Link> of(Handle handle, UUID person) {
        List<SignInWay> all = store.of(handle, person);
        return all.stream().filter(SignInWay::isSignOn).map(way -> new Link(way.number(), way.issuer(), way.madeAt(), way.usedAt(),
            all.stream().noneMatch(other -> other.number() != way.number() && ways.opens(other)))).toList();
    }

    /**
     * Ends the sessions that this session of the issuer opened; without one, all that the subject's sign-on opened. A session that nobody here knows may be one whose
     * token did not name it: then those of the subject end of which the issuer has named none.
     */
    public void end(Handle handle, String issuer, Optional<String> subject, Optional<String> session) {
        int ended = session.map(one -> parts.sessions().endOfIssuer(handle, one)).orElse(0);
        if (ended == 0) {
            subject.flatMap(one -> way(handle, issuer, one)).ifPresent(way -> {
                if (session.isPresent()) {
                    parts.sessions().endUnnamedOfSignOn(handle, way.number());
                } else {
                    parts.sessions().endOfSignOn(handle, way.number());
                }
            });
        }
    }

    /** True when the asker was sent to show again who they are; the caller does nothing more. */
    public boolean isProofMissing(Context context) {
        return Proof.isMissing(context, parts.sessions(), context.path());
    }

    /** Another node was faster with the same sign-on or the same id: its rows can be seen now. */
    private <T> T orOnceMore(Work<T> work) {
        try {
            return database.write(work);
        } catch (UnableToExecuteStatementException faster) {
            return database.write(work);
        }
    }
}
