package qadam.identity;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.shared.Database;
import qadam.shared.Ids;
import qadam.shared.Refusal;
import qadam.shared.Work;
import qadam.web.Asker;
import qadam.web.Door;

/**
 * People who do not sign up by themselves: a class made by its teacher, a staff list, another organisation's sign-on. Whoever calls has
 * made sure who it is; here they become a person, and come in.
 */
public final class Arrivals {
    private final Database database;
    private final InstantSource clock;
    private final SignUp.Parts parts;
    private final WaysIn ways;
    private final PersonStore store = new PersonStore();
    private final LearnerStore learners = new LearnerStore();

    Arrivals(Database database, InstantSource clock, SignUp.Parts parts, WaysIn ways) {
        this.database = database;
        this.clock = clock;
        this.parts = parts;
        this.ways = ways;
    }

    /** A new person with a key of their own, a sealed name and a learner key, and no way to come in yet. */
    public UUID make(Handle handle, String name) {
        Instant now = clock.instant();
        UUID person = Ids.random();
        parts.persons().add(handle, person, name, now);
        learners.first(handle, person, now);
        return person;
    }

    /** As {@link #make}, for very many at once. @param names by the ids that they are to have, new and random */
    public void makeAll(Handle handle, Map<UUID, String> names) {
        Instant now = clock.instant();
        parts.persons().addAll(handle, names, now);
        learners.addAll(handle, names.keySet(), now);
    }

    /**
     * Whether they sign in by themselves, by a password, a passkey or a sign-on that is in use here: then the account is theirs, whoever else knows them. Else
     * they come in only by what others give them: a card, a link.
     */
    public boolean hasOwnWayIn(Handle handle, UUID person) {
        return ways.hasOwn(handle, person);
    }

    public void rename(Handle handle, UUID person, String name) {
        parts.persons().set(handle, person, PersonDetail.NAME, name, clock.instant());
    }

    /** Nobody comes in as this person until {@link #enable}, and whoever is in is out; nothing of theirs is lost. @return whether that is a change */
    public boolean disable(Handle handle, UUID person) {
        parts.sessions().endAll(handle, person);
        return store.setDisabled(handle, person, Optional.of(clock.instant()));
    }

    /** @return whether that is a change */
    public boolean enable(Handle handle, UUID person) {
        return store.setDisabled(handle, person, Optional.empty());
    }

    public boolean isDisabled(Handle handle, UUID person) {
        return store.isDisabled(handle, person);
    }

    /** Ends every session of the person. */
    public void endSessions(Handle handle, UUID person) {
        parts.sessions().endAll(handle, person);
    }

    /** Ends those sessions of the person that were opened at this door, as when their card was lost. */
    public void endSessions(Handle handle, UUID person, Door door) {
        parts.sessions().endAll(handle, person, door);
    }

    /**
     * Lets the browser in as this person, with a new token; the session that it had ends. In a write of its own.
     *
     * @param brings whether steps taken at this device without an account become theirs; never at a shared one
     * @throws qadam.shared.Refusal when the person is disabled
     */
    public Asker open(Context context, UUID person, Door door, boolean brings) {
        Visit visit = brings ? parts.sessions().visit(context).by(door) : parts.sessions().visit(context).withoutSteps().by(door);
        return parts.sessions().admit(context, visit, database.write(handle -> parts.sessions().open(handle, visit, person)));
    }

    /** Who comes in, or why nobody does. */
    public record Entry(Optional<UUID> person, Optional<Refusal> refusal) {
        public static Entry of(UUID person) {
            return new Entry(Optional.of(person), Optional.empty());
        }

        public static Entry refused(Refusal refusal) {
            return new Entry(Optional.empty(), Optional.of(refusal));
        }
    }

    /**
     * As {@link #open(Context, UUID, Door, boolean)} at a shared device, for whoever finds out who it is in the same write. A refusal is an answer
     * there: thrown inside, it would undo its neighbours' work once, and what was counted with it.
     */
    public Asker open(Context context, Door door, Work<Entry> who) {
        Visit visit = parts.sessions().visit(context).withoutSteps().by(door);
        Opened opened = database.write(handle -> opened(handle, visit, who.in(handle)));
        opened.entry.refusal().ifPresent(refusal -> {
            throw refusal;
        });
        return parts.sessions().admit(context, visit, opened.asker.orElseThrow());
    }

    private record Opened(Entry entry, Optional<Asker> asker) {
    }

    private Opened opened(Handle handle, Visit visit, Entry entry) {
        return new Opened(entry, entry.person().map(person -> parts.sessions().open(handle, visit, person)));
    }

    /** Ends the browser's session. */
    public void end(Context context) {
        parts.sessions().end(context);
    }
}
