package qadam.identity;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Hmac;
import qadam.shared.Limit;
import qadam.shared.Limits;
import qadam.shared.Rate;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.ClientAddress;
import qadam.web.Door;
import qadam.web.Role;

/**
 * Who is asking. A browser gets a random token; a row is kept only once there is something to hold: a first step, or a
 * sign-in. Rights are read anew at each request, so a grant that was ended ends at once.
 */
final class Sessions implements Askers {
    private static final String ON_CONTEXT = "qadam.asker";
    private static final Duration PROOF_LASTS = Duration.ofMinutes(30);

    private final Database database;
    private final InstantSource clock;
    private final SessionCookie cookie;
    private final Rate newLearners;
    private final OwnerMark mark;
    private final SessionStore store = new SessionStore();
    private final LearnerStore learners = new LearnerStore();
    private final GrantStore grants = new GrantStore();
    private final PersonStore persons = new PersonStore();
    private final SignInStore signIns = new SignInStore();
    /** Whether what staff may do opens only by a second factor; set before the pages are open. */
    private boolean locking;

    Sessions(Database database, InstantSource clock, SessionCookie cookie, Limits limits) {
        this.database = database;
        this.clock = clock;
        this.cookie = cookie;
        this.newLearners = new Rate(limits.of(Limit.ADDRESS_NEW_LEARNERS_PER_HOUR), Duration.ofHours(1));
        this.mark = new OwnerMark(cookie.secure());
    }

    void lockStaff() {
        locking = true;
    }

    @Override
    public Asker find(Context context) {
        Asker known = context.attribute(ON_CONTEXT);
        return known != null ? known : mark.hasLeft(context) ? letGo(context) : meet(context);
    }

    private Asker meet(Context context) {
        Asker asker = cookie.read(context).map(this::load).orElse(Asker.NOBODY);
        mark.settle(context, asker);
        return remember(context, asker);
    }

    /** Signed out while there was no network: the session ends with the first request that comes through. */
    private Asker letGo(Context context) {
        mark.forgetLeaving(context);
        cookie.read(context).ifPresent(token -> remove(Hashes.sha256(token)));
        forget(context);
        return Asker.NOBODY;
    }

    @Override
    public Asker findOrWelcome(Context context) {
        Asker asker = find(context);
        return asker.session() != null ? asker : welcome(context);
    }

    @Override
    public Asker findOrEnrol(Context context) {
        Asker asker = findOrWelcome(context);
        if (asker.learner().isPresent()) {
            return asker;
        }
        newLearners.take(ClientAddress.of(context), 1, IdentityProblem.NEW_LEARNERS_TOO_MANY);
        String device = Device.describe(context.userAgent());
        long learner = database.write(handle -> enrol(handle, asker.session(), device));
        return remember(context, new Asker(asker.session(), asker.csrf(), Optional.of(learner), asker.person(), asker.roles(), asker.door(), asker.locked()));
    }

    /** A browser that is about to sign up or in. Its anonymous steps come along, for the caller to keep or leave. */
    Visit visit(Context context) {
        Asker asker = find(context);
        Optional<Long> steps = asker.signedIn() ? Optional.empty() : asker.learner();
        byte[] kept = asker.signedIn() || steps.isPresent() ? asker.session() : null;   // without either there is no row to end
        return new Visit(Hashes.newToken(), kept, steps, !asker.signedIn(), Device.describe(context.userAgent()), asker.door().orElse(Door.NAME));
    }

    /** Opens the session of a person who has just shown who they are; to be followed by {@link #admit}. @return who asks from then on */
    Asker open(Handle handle, Visit visit, UUID account) {
        UUID person = persons.whoIs(handle, account);   // a card, a code or a list may still name the account that was joined
        if (persons.isDisabled(handle, person)) {
            throw new Refusal(IdentityProblem.ACCOUNT_DISABLED);
        }
        Instant now = clock.instant();
        visit.steps().ifPresent(learner -> learners.link(handle, learner, person, now));
        byte[] hash = Hashes.sha256(visit.token());
        Optional<Instant> proved = visit.door() == Door.CARD ? Optional.empty() : Optional.of(now);   // whoever finds a card is not its owner
        Session session = new Session(hash, Optional.of(learners.first(handle, person, now)), Optional.of(person), visit.device(), now, proved, now, Optional.of(visit.door()));
        store.add(handle, session);
        if (visit.before() != null) {
            store.inherit(handle, visit.before(), hash);   // another token for the same visit: who may end the one may end the other
            store.remove(handle, visit.before());
        }
        return asker(visit.token(), session, roles(session, grants.roles(handle, person)));
    }

    /** Gives the browser its new token, once {@link #open} is durable. */
    Asker admit(Context context, Visit visit) {
        return admit(context, visit, load(visit.token()));
    }

    /** The same without reading it again: a whole country's classes come in within a minute. @param asker as {@link #open} gave it */
    Asker admit(Context context, Visit visit, Asker asker) {
        cookie.write(context, visit.token());
        mark.write(context, asker, visit.brings());
        return remember(context, asker);
    }

    void end(Context context) {
        Asker asker = find(context);
        if (asker.session() != null) {
            remove(asker.session());
        }
        forget(context);
    }

    private void remove(byte[] hash) {
        database.write(handle -> {
            store.remove(handle, hash);
            return null;
        });
    }

    /** Ends one of the person's sessions, as {@link #name} calls it; nothing when it has ended already or is somebody else's. */
    void end(Handle handle, UUID person, String name) {
        store.of(handle, person).stream().filter(session -> name(session).equals(name))
            .forEach(session -> store.remove(handle, session.hash()));
    }

    /** Ends every session of the asker but the one that asks. */
    void endOthers(Handle handle, Asker asker) {
        store.of(handle, asker.personId()).stream().filter(session -> !Arrays.equals(session.hash(), asker.session()))
            .forEach(session -> store.remove(handle, session.hash()));
    }

    /** What a page calls a session: enough to end it, nothing to enter by. */
    static String name(Session session) {
        return Hashes.base64url(session.hash());
    }

    /** Ends every session of the person, this one too. */
    void endAll(Handle handle, UUID person) {
        store.removeAll(handle, person);
    }

    void endAll(Handle handle, UUID person, Door door) {
        store.removeAll(handle, person, door);
    }

    void forget(Context context) {
        cookie.clear(context);
        mark.write(context, Asker.NOBODY, false);
        remember(context, Asker.NOBODY);
    }

    List<Session> of(Handle handle, UUID person) {
        return store.of(handle, person);
    }

    /** True when the asker has shown who they are within the last half hour; asked before what cannot be undone. */
    boolean provedLately(Asker asker) {
        Instant since = clock.instant().minus(PROOF_LASTS);
        return asker.session() != null && database.read(handle -> store.find(handle, asker.session()))
            .flatMap(Session::provedAt).filter(proved -> proved.isAfter(since)).isPresent();
    }

    /** Marks the session that {@link #open} has made as one of a sign-on. @param provedAt as the issuer says; empty proves nothing lately */
    void openedBy(Handle handle, Visit visit, SignInWay signOn, Optional<String> issuerSession, Optional<Instant> provedAt) {
        store.mark(handle, Hashes.sha256(visit.token()), signOn.number(), issuerSession, provedAt);
    }

    int endOfIssuer(Handle handle, String issuerSession) {
        return store.endOfIssuer(handle, issuerSession);
    }

    void endOfSignOn(Handle handle, long signOn) {
        store.endOfSignOn(handle, signOn);
    }

    /** Those of which the issuer has not said as what session of its own it opened them. */
    void endUnnamedOfSignOn(Handle handle, long signOn) {
        store.endUnnamedOfSignOn(handle, signOn);
    }

    /** The asker has just made a passkey and unlocked it, so the session is as good as one that was opened by it. */
    void strengthen(Handle handle, Asker asker) {
        store.strengthen(handle, asker.session(), Door.PASSKEY);
    }

    /**
     * Whether somebody came in by less than they have: a password is not enough to give oneself another second factor, or to take
     * away the one there is. By a recovery code or a link one may, for that is how one comes back after losing the other.
     */
    boolean isHeldBack(Asker asker) {
        return !asker.locked().isEmpty() && asker.door().filter(door -> door != Door.CODE && door != Door.LINK).isPresent()
            && database.read(handle -> signIns.of(handle, asker.personId())).stream().anyMatch(SignInWay::isStrong);
    }

    private Asker welcome(Context context) {
        String token = Hashes.newToken();
        cookie.write(context, token);
        return remember(context, stranger(token));
    }

    private long enrol(Handle handle, byte[] hash, String device) {
        Optional<Session> kept = store.find(handle, hash);
        if (kept.isPresent()) {
            return kept.get().learner().orElseThrow();
        }
        Instant now = clock.instant();
        long learner = learners.make(handle, now);
        boolean first = store.add(handle, new Session(hash, Optional.of(learner), Optional.empty(), device, now, Optional.empty(), now));
        return first ? learner : store.find(handle, hash).orElseThrow().learner().orElseThrow();
    }

    private Asker load(String token) {
        byte[] hash = Hashes.sha256(token);
        Instant now = clock.instant();
        Optional<SessionStore.WithRoles> found = database.read(handle -> store.findWithRoles(handle, hash));
        if (found.isEmpty()) {
            return stranger(token);
        }
        Session session = found.get().session();
        Set<Role> roles = roles(session, found.get().roles());
        SessionTerms terms = SessionTerms.of(roles, session.door());
        if (terms.isOver(session, now)) {
            return Asker.NOBODY;   // and so gets a new token, never this one again
        }
        if (terms.isWorthNoting(session, now)) {
            database.write(handle -> {
                store.seen(handle, hash, now);
                return null;
            });
        }
        return asker(token, session, roles);
    }

    private Asker asker(String token, Session session, Set<Role> roles) {
        Optional<Door> door = session.door().or(() -> session.person().map(someone -> Door.NAME));
        return locked(new Asker(session.hash(), csrf(token), session.learner(), session.person(), roles, door, Set.of()));
    }

    /** Who sees others' data shows two things before, and comes by no card ever: anybody may find one. The rights themselves stay, locked. */
    private Asker locked(Asker asker) {
        Set<Role> locked = EnumSet.noneOf(Role.class);
        if (asker.byCard() || locking && asker.door().filter(Door::isStrong).isEmpty()) {
            asker.roles().stream().filter(SessionTerms::isOfStaff).forEach(locked::add);
        }
        if (locked.isEmpty()) {
            return asker;
        }
        Set<Role> open = EnumSet.copyOf(asker.roles());
        open.removeAll(locked);
        return new Asker(asker.session(), asker.csrf(), asker.learner(), asker.person(), Collections.unmodifiableSet(open), asker.door(), Collections.unmodifiableSet(locked));
    }

    private static Set<Role> roles(Session session, Set<Role> granted) {
        Set<Role> roles = EnumSet.of(Role.ANYONE);
        if (session.person().isPresent()) {
            roles.add(Role.LEARNER);
            roles.addAll(granted);
        }
        return Collections.unmodifiableSet(roles);
    }

    private static Asker stranger(String token) {
        return new Asker(Hashes.sha256(token), csrf(token), Optional.empty(), Optional.empty(), Set.of(Role.ANYONE));
    }

    /** Bound to the token, so a form of one session is worth nothing in another (OWASP, signed double submit). */
    private static String csrf(String token) {
        return Hashes.base64url(Hmac.of(token.getBytes(StandardCharsets.US_ASCII), "csrf"));
    }

    private static Asker remember(Context context, Asker asker) {
        context.attribute(ON_CONTEXT, asker);
        return asker;
    }
}
