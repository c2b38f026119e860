package qadam.register;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Supplier;
import org.jdbi.v3.core.Handle;
import qadam.exchange.Exchanges;
import qadam.exchange.KeptTimes;
import qadam.exchange.Kind;
import qadam.exchange.Off;
import qadam.exchange.Small;
import qadam.exchange.Totals;
import qadam.identity.Card;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.model.Models;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: the AI register of an installation. */
public final class Register {
    private final OperatorStore operators = new OperatorStore();
    private final Database database;
    private final InstantSource clock;
    private final People people;
    private final Ground ground;
    private final Changes changes;

    /**
     * What it describes.
     *
     * @param prompt the version of the tutor's instructions to a model; empty where no tutor speaks to models
     * @param evaluated signed results, the newest first
     */
    public record Ground(Exchanges exchanges, Models models, Optional<String> prompt, KeptTimes kept, String origin, Supplier<List<Evaluated>> evaluated) {
    }

    public Register(Database database, InstantSource clock, People people, Ground ground) {
        this.database = database;
        this.clock = clock;
        this.people = people;
        this.ground = ground;
        this.changes = new Changes(database, clock, ground);
    }

    /** Writes changes of the configuration down; to be started, and closed before the database. */
    public Changes changes() {
        return changes;
    }

    public Routes routes(Site site, Askers askers) {
        return new RegisterPages(site, askers, this);
    }

    TutorEntry tutor() {
        List<Evaluated> evaluated = ground.evaluated().get();
        return database.read(handle -> tutor(handle, evaluated));
    }

    private TutorEntry tutor(Handle handle, List<Evaluated> evaluated) {
        List<Off> off = ground.exchanges().switches().all(handle);
        List<TutorEntry.Line> models = ground.models().cards().stream().map(card -> new TutorEntry.Line(card,
            off.stream().anyMatch(one -> one.reach() == Off.Reach.MODEL && one.name().equals(card.id())))).toList();
        return new TutorEntry(clock.instant(), ground.origin(), operators.find(handle), ground.exchanges().state(handle, ground.models()), models, ground.prompt(), ground.kept(),
            ground.exchanges().budgets().questionsADay(handle, Kind.TUTOR), off.stream().filter(one -> one.reach() != Off.Reach.ORGANISATION).toList(),
            off.stream().filter(one -> one.reach() == Off.Reach.ORGANISATION).count(), numbers(ground.exchanges().totals(handle, ground.exchanges().month())), evaluated,
            changes.all(handle), changes.since(handle));
    }

    /** When fewer people asked than may be told, how often each of them did is not told either. */
    static TutorEntry.Numbers numbers(Totals totals) {
        if (Small.told(totals.people()).isEmpty()) {
            return new TutorEntry.Numbers(totals.month(), OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Map.of(), Map.of());
        }
        Map<Boolean, OptionalLong> answers = Small.parts(Map.of(true, totals.answered(), false, totals.exchanges() - totals.answered()));
        return new TutorEntry.Numbers(totals.month(), Small.told(totals.exchanges()), Small.told(totals.people()), answers.get(true), new TreeMap<>(Small.parts(totals.kinds())),
            Small.parts(totals.verdicts()));
    }

    Operator operator() {
        return database.read(operators::find);
    }

    void set(UUID actor, Operator operator) {
        database.write(handle -> {
            if (!operators.find(handle).equals(operator)) {
                operators.set(handle, operator);
                people.audit(handle, clock.instant(), Optional.of(actor), "register-changed", "register", "");
            }
            return null;
        });
        changes.note();
    }

    public OfficeSection officeSection(Texts texts) {
        return new OfficeSection() {
            @Override
            public Set<Role> roles() {
                return Set.of(Role.OFFICE, Role.ADMINISTRATOR);
            }

            @Override
            public Card card(Handle handle, Language language) {
                String words = operators.find(handle).isSaid() ? "register.office.card" : "register.office.card.unsaid";
                return new Card(texts.text(language, "register.title"), texts.text(language, words),
                    new ArrayList<>(List.of(new Card.Link(texts.text(language, "register.office.open"), "/" + language.tag() + "/office/register"),
                        new Card.Link(texts.text(language, "register.open"), "/" + language.tag() + "/register"))));
            }
        };
    }
}
