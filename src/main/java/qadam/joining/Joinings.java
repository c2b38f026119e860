package qadam.joining;

import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import qadam.identity.JoinPersons;
import qadam.identity.People;
import qadam.identity.PlacedRoles;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.web.Role;

/** What may be said of two accounts, and by whom. Runs in its caller's transaction. */
final class Joinings {
    private final InstantSource clock;
    private final People people;
    private final PlacedRoles roles;
    private final JoinPersons joinPersons;
    private final JoiningStore store = new JoiningStore();
    private final MatchStore matches = new MatchStore();
    private final List<JoiningListener> listeners = new CopyOnWriteArrayList<>();   // added to before the pages are open

    Joinings(InstantSource clock, People people, PlacedRoles roles, JoinPersons joinPersons) {
        this.clock = clock;
        this.people = people;
        this.roles = roles;
        this.joinPersons = joinPersons;
    }

    void heardBy(JoiningListener listener) {
        listeners.add(listener);
    }

    /** The same national id speaks for it that two accounts are one person's: their persons are asked, each pair once and for all. */
    void suspect(Handle handle, UUID one, UUID other, byte[] tag) {
        UUID first = people.whoIs(handle, one);
        UUID second = people.whoIs(handle, other);
        if (!first.equals(second) && !store.isKnown(handle, first, second) && store.add(handle, pair(handle, first, second, Optional.of(tag), Optional.empty(), ""))) {
            Pair pair = store.open(handle, first, second).orElseThrow();
            Stream.of(first, second).filter(person -> isAsked(handle, pair, person)).forEach(person -> listeners.forEach(listener -> listener.proposed(handle, person)));
        }
    }

    /**
     * Whether a person is asked, and may answer. Of a national id only whoever that very id was seen of: to an account with which somebody else's id was tried, the
     * question itself would tell that the id is known here, and a yes would hand it the other's account.
     */
    boolean isAsked(Handle handle, Pair pair, UUID person) {
        return pair.tag().isEmpty() || matches.has(handle, person, pair.tag().get());
    }

    private Pair pair(Handle handle, UUID person, UUID joined, Optional<byte[]> tag, Optional<UUID> by, String reason) {
        Likeness likeness = Likeness.of(people.name(handle, person), people.name(handle, joined));
        return new Pair(0, person, joined, tag.isPresent() ? Evidence.NATIONAL_ID : Evidence.OFFICE, likeness, tag, by.isPresent() ? State.VOUCHED : State.PROPOSED,
            clock.instant(), by, reason, Optional.empty());
    }

    /** Somebody of the office says, without other evidence, that {@code joined} is {@code person}'s. */
    void propose(Handle handle, UUID person, UUID joined, UUID by, String reason) {
        if (person.equals(joined)) {
            throw new Refusal(JoiningProblem.SAME_ACCOUNT);
        }
        if (!people.exists(handle, person) || !people.exists(handle, joined)) {
            throw new Refusal(JoiningProblem.UNKNOWN);
        }
        refuseOwn(by, person, joined);
        Optional<Pair> open = store.open(handle, person, joined);
        boolean done = open.isPresent() ? store.vouch(handle, open.get().number(), person, joined, by, reason)
            : store.add(handle, pair(handle, person, joined, Optional.empty(), Optional.of(by), reason));
        if (!done) {
            throw new Refusal(JoiningProblem.ALREADY);
        }
        people.audit(handle, clock.instant(), Optional.of(by), "joining-vouched", subject(person), reason);
        people.audit(handle, clock.instant(), Optional.of(by), "joining-vouched", subject(joined), reason);
    }

    /** The second of the office. */
    void confirm(Handle handle, Pair pair, UUID by, String reason) {
        if (pair.state() != State.VOUCHED) {
            throw new Refusal(JoiningProblem.DECIDED);
        }
        refuseOwn(by, pair.person(), pair.joined());
        if (pair.proposedBy().equals(Optional.of(by))) {
            throw new Refusal(JoiningProblem.SAME_OFFICER);
        }
        if ((hasRights(handle, pair.person()) || hasRights(handle, pair.joined())) && !isAdministrator(handle, by)) {
            throw new Refusal(JoiningProblem.BY_AN_ADMINISTRATOR);   // who comes in by either account would have the rights of the other
        }
        join(handle, pair, by, reason);
    }

    /** The person of one of the two says that the other is theirs as well: theirs stays, the other comes to it. */
    void consent(Handle handle, Pair asked, UUID person) {
        Pair pair = asked.turned(person);
        if (!suffices(handle, pair)) {
            throw new Refusal(JoiningProblem.BY_THE_OFFICE);
        }
        join(handle, pair, person, "");
    }

    /** Whether it stands on the person's own page. */
    boolean concerns(Handle handle, Pair pair, UUID person) {
        return pair.state().isOpen() && isAsked(handle, pair, person) || pair.state() == State.JOINED && pair.person().equals(person);
    }

    /**
     * Whether the person's word is enough: never for an account with rights over others, and not when the names or the ids speak against it. What one of
     * the office has proposed without other evidence takes another of the office: else an officer and one accomplice could take any account.
     */
    boolean suffices(Handle handle, Pair pair) {
        return pair.evidence() != Evidence.OFFICE && isAsked(handle, pair, pair.person()) && !hasRights(handle, pair.joined()) && !matches.differ(handle, pair.person(), pair.joined())
            && pair.likeness() != Likeness.DIFFERENT;
    }

    boolean hasRights(Handle handle, UUID person) {
        return !roles.of(handle, person).isEmpty();
    }

    private boolean isAdministrator(Handle handle, UUID person) {
        return roles.of(handle, person).stream().anyMatch(held -> held.role() == Role.ADMINISTRATOR);
    }

    private void join(Handle handle, Pair pair, UUID by, String reason) {
        Instant now = clock.instant();
        if (!pair.state().isOpen() || !store.decide(handle, pair, State.JOINED, by, reason, now)) {
            throw new Refusal(JoiningProblem.DECIDED);
        }
        AtomicInteger place = new AtomicInteger();
        joinPersons.join(handle, pair.joined(), pair.person(), now, change -> store.keep(handle, pair.number(), place.getAndIncrement(), change));
        people.audit(handle, clock.instant(), Optional.of(by), "accounts-joined", subject(pair.person()), reason);
        people.audit(handle, clock.instant(), Optional.of(by), "accounts-joined", subject(pair.joined()), reason);
        listeners.forEach(listener -> listener.joined(handle, pair.person()));
    }

    /** They are not one person's. */
    void decline(Handle handle, Pair pair, UUID by, String reason) {
        if (!pair.state().isOpen() || !store.decide(handle, pair, State.DECLINED, by, reason, clock.instant())) {
            throw new Refusal(JoiningProblem.DECIDED);
        }
        people.audit(handle, clock.instant(), Optional.of(by), "joining-declined", subject(pair.person()), reason);
        people.audit(handle, clock.instant(), Optional.of(by), "joining-declined", subject(pair.joined()), reason);
    }

    /** It was a mistake: each has their own again. What was kept of the rows goes. */
    void part(Handle handle, Pair pair, UUID by, String reason) {
        if (!store.isLast(handle, pair)) {
            throw new Refusal(JoiningProblem.LATER_FIRST);
        }
        Instant now = clock.instant();
        if (!store.part(handle, pair.number(), by, reason, now)) {
            throw new Refusal(JoiningProblem.DECIDED);
        }
        joinPersons.part(handle, pair.joined(), pair.person(), pair.decidedAt().orElseThrow(), store.kept(handle, pair.number()));
        store.forget(handle, pair.number());
        people.audit(handle, now, Optional.of(by), "accounts-parted", subject(pair.person()), reason);
        people.audit(handle, now, Optional.of(by), "accounts-parted", subject(pair.joined()), reason);
        List.of(pair.person(), pair.joined()).forEach(person -> listeners.forEach(listener -> listener.parted(handle, person)));
    }

    private static void refuseOwn(UUID by, UUID person, UUID joined) {
        if (by.equals(person) || by.equals(joined)) {
            throw new Refusal(JoiningProblem.OWN_ACCOUNT);
        }
    }

    private static String subject(UUID person) {
        return "person " + Ids.hex(person);
    }
}
