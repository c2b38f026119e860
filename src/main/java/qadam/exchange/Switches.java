package qadam.exchange;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.exchange.Off.Reach;
import qadam.identity.People;
import qadam.identity.Reason;
import qadam.model.ModelCard;
import qadam.shared.Database;

/**
 * Where no model is asked: the whole installation, a place with all that lies in it, a course, a model. Read from the database with each
 * question, so that a switch holds from the next one on, on every node.
 */
public final class Switches {
    private static final int PAST = 20;

    private final SwitchStore store = new SwitchStore();
    private final Database database;
    private final InstantSource clock;
    private final People people;
    private final Reached reached;

    Switches(Database database, InstantSource clock, People people, Reached reached) {
        this.database = database;
        this.clock = clock;
        this.people = people;
        this.reached = reached;
    }

    /** The widest switch that is off for this question. @param model as its server names it; empty to ask before one is chosen */
    public Optional<Off> off(Optional<UUID> person, Optional<String> course, Optional<String> model) {
        return database.read(handle -> off(handle, person, course, model));
    }

    public Optional<Off> off(Handle handle, Optional<UUID> person, Optional<String> course, Optional<String> model) {
        List<Off> all = store.off(handle);
        if (all.isEmpty()) {   // nearly always
            return Optional.empty();
        }
        Set<Long> places = person.map(somebody -> reached.all(handle, somebody)).orElse(Set.of());
        return all.stream().filter(off -> switch (off.reach()) {
            case INSTALLATION -> true;
            case ORGANISATION -> places.contains(Long.parseLong(off.name()));
            case COURSE -> course.filter(off.name()::equals).isPresent();
            case MODEL -> model.filter(off.name()::equals).isPresent();
        }).min(java.util.Comparator.comparing(Off::reach));
    }

    /** Those of the models that are not switched off, in their order: whoever asks names one of them, else the server chooses. */
    public List<ModelCard> on(List<ModelCard> models) {
        return database.read(handle -> on(handle, models));
    }

    List<ModelCard> on(Handle handle, List<ModelCard> models) {
        Set<String> off = Set.copyOf(store.off(handle).stream().filter(one -> one.reach() == Reach.MODEL).map(Off::name).toList());
        return models.stream().filter(model -> !off.contains(model.id())).toList();
    }

    /** All that are off now, the longest first. */
    public List<Off> all() {
        return database.read(this::all);
    }

    public List<Off> all(Handle handle) {
        return store.off(handle);
    }

    /** Those that were off and are on again, the newest first. */
    public List<Off.Past> past(Handle handle) {
        return store.past(handle, PAST);
    }

    Optional<Off> find(Handle handle, Reach reach, String name) {
        return store.find(handle, reach, name);
    }

    /** The first of these places whose switch is off; the installation's is not among them. */
    Optional<Off> first(Handle handle, List<Long> line) {
        return line.stream().map(number -> store.find(handle, Reach.ORGANISATION, number.toString())).flatMap(Optional::stream).findFirst();
    }

    /** Does nothing when it is off already. @param setIn the place by whose rights @throws qadam.shared.Refusal without a fitting reason */
    void turnOff(Handle handle, UUID actor, Reach reach, String name, long setIn, String reason) {
        Off off = new Off(reach, name, Reason.checked(reason), setIn, clock.instant());
        if (store.turnOff(handle, off)) {
            people.audit(handle, off.since(), Optional.of(actor), "models-off", subject(reach, name), reason);
        }
    }

    void turnOn(Handle handle, UUID actor, Reach reach, String name, String reason) {
        String checked = Reason.checked(reason);
        if (store.turnOn(handle, reach, name, clock.instant())) {
            people.audit(handle, clock.instant(), Optional.of(actor), "models-on", subject(reach, name), checked);
        }
    }

    private static String subject(Reach reach, String name) {
        return (reach.code() + " " + name).strip();
    }
}
