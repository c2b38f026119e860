package qadam.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import qadam.exchange.TotalStore.Part;
import qadam.exchange.TotalStore.Sum;
import qadam.identity.Card;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.MeSection;
import qadam.identity.OfficeSection;
import qadam.identity.People;
import qadam.model.Health;
import qadam.model.ModelCard;
import qadam.model.Models;
import qadam.organisation.Members;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.organisation.PlaceLink;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Ids;
import qadam.shared.Language;
import qadam.shared.Texts;
import qadam.web.Askers;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;

/** The face: the log of what was asked of models. */
public final class Exchanges {
    private final ExchangeStore log = new ExchangeStore();
    private final AskerStore askers = new AskerStore();
    private final TotalStore totals = new TotalStore();
    private final Database database;
    private final InstantSource clock;
    private final People people;
    private final Organisations organisations;
    private final Reached reached;
    private final SealedWords words;
    private final Switches switches;
    private final Budgets budgets;

    public Exchanges(Database database, InstantSource clock, People people, Organisations organisations, Members members) {
        this.database = database;
        this.clock = clock;
        this.people = people;
        this.organisations = organisations;
        this.reached = new Reached(organisations, members);
        this.words = new SealedWords(people);
        this.switches = new Switches(database, clock, people, reached);
        this.budgets = new Budgets(database, clock, people, reached);
    }

    public Switches switches() {
        return switches;
    }

    public Budgets budgets() {
        return budgets;
    }

    /** Durable when it returns. The same id again changes nothing. To be called when the answer has ended, however it ended. */
    public void append(Entry entry) {
        database.write(handle -> {
            append(handle, entry);
            return null;
        });
    }

    /** The same in the caller's transaction. */
    public void append(Handle handle, Entry entry) {
        Instant now = clock.instant();
        Optional<UUID> person = entry.person().filter(somebody -> people.exists(handle, people.whoIs(handle, somebody)));   // they may have gone meanwhile
        Optional<UUID> owner = person.map(somebody -> people.whoIs(handle, somebody));
        UUID asker = owner.map(somebody -> asker(handle, somebody)).orElse(entry.id());
        if (!log.add(handle, asker, now, entry)) {
            return;
        }
        count(handle, entry, owner, now);
        owner.ifPresent(somebody -> entry.words().ifPresent(said -> words.keep(handle, entry.id(), somebody, now, said)));
    }

    private UUID asker(Handle handle, UUID person) {
        return askers.find(handle, person).map(AskerStore.Asker::pseudonym).orElseGet(() -> {
            UUID fresh = Ids.random();
            askers.add(handle, fresh, person);
            return fresh;
        });
    }

    private void count(Handle handle, Entry entry, Optional<UUID> person, Instant now) {
        int month = Almaty.number(Almaty.month(now));
        boolean first = person.flatMap(somebody -> askers.find(handle, somebody)).filter(asker -> asker.lastMonth() < month).isPresent();
        person.ifPresent(somebody -> {
            askers.asked(handle, somebody, month);
            totals.countDay(handle, somebody, Almaty.day(now).toEpochDay(), entry.kind());
        });
        long answered = entry.model().isPresent() && entry.tokens().answered() > 0 ? 1 : 0;
        long tokens = entry.tokens().all();
        List<Sum> sums = new ArrayList<>(List.of(new Sum(Part.ALL, "", 1, answered, tokens, first ? 1 : 0), new Sum(Part.KIND, entry.kind().name(), 1, answered, tokens, 0)));
        entry.model().ifPresent(model -> sums.add(new Sum(Part.MODEL, model, 1, answered, tokens, 0)));
        entry.verdicts().stream().sorted().forEach(verdict -> sums.add(new Sum(Part.VERDICT, verdict, 1, answered, tokens, 0)));
        person.map(somebody -> reached.responsible(handle, somebody)).ifPresent(places ->
            places.forEach(place -> sums.add(new Sum(Part.ORGANISATION, place.toString(), 1, answered, tokens, 0))));
        totals.add(handle, month, sums);
    }

    /** A person's own, the newest first. */
    public List<Past> of(Handle handle, UUID person, int most) {
        return log.of(handle, person, most).stream().map(row -> new Past(row.entry(), row.at(), words.of(handle, person, row.entry().id()))).toList();
    }

    public long count(Handle handle, UUID person) {
        return log.count(handle, person);
    }

    /** What was said in one exchange of this person; empty when it is not theirs, or not kept any more. */
    public Optional<Words> words(Handle handle, UUID person, UUID exchange) {
        return words.of(handle, person, exchange);
    }

    public Totals totals(YearMonth month) {
        return database.read(handle -> totals(handle, month));
    }

    /** Of the month that it is now in Almaty. */
    public Totals totals() {
        return totals(month());
    }

    /** That it is now in Almaty. */
    public YearMonth month() {
        return Almaty.month(clock.instant());
    }

    /** How this installation stands to models now. */
    public State state(Models models) {
        return database.read(handle -> state(handle, models));
    }

    public State state(Handle handle, Models models) {
        if (switches.find(handle, Off.Reach.INSTALLATION, "").isPresent()) {
            return State.OFF;
        }
        List<ModelCard> cards = models.cards();
        if (cards.isEmpty() && !models.isConfigured()) {
            return State.NONE;
        }
        return switches.on(handle, cards).stream().map(ModelCard::health).anyMatch(Health::answers) ? State.ANSWERS : State.SILENT;
    }

    public Totals totals(Handle handle, YearMonth month) {
        int number = Almaty.number(month);
        Sum all = totals.find(handle, number, Part.ALL, "").orElse(Sum.NOTHING);
        Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        totals.exchanges(handle, number, Part.KIND).forEach((kind, exchanges) -> kinds.put(Kind.valueOf(kind), exchanges));
        return new Totals(month, all.exchanges(), all.people(), all.answered(), all.tokens(), kinds, totals.exchanges(handle, number, Part.MODEL),
            totals.exchanges(handle, number, Part.VERDICT));
    }

    /** How often the person has asked the tutor today. */
    long today(Handle handle, UUID person) {
        return totals.day(handle, person, Almaty.day(clock.instant()).toEpochDay(), Kind.TUTOR);
    }

    /** How often it was asked in a place and all that lies in it this month. */
    long exchangesIn(Handle handle, long place) {
        return totals.find(handle, Almaty.number(month()), Part.ORGANISATION, Long.toString(place)).map(Sum::exchanges).orElse(0L);
    }

    /** Lets a person's words go before their time. @param exchange empty for all of them */
    void forgetWords(UUID person, Optional<UUID> exchange) {
        database.write(handle -> words.erase(handle, person, exchange));
        database.forget();
    }

    /** What the pages need of the rest of the house. @param courses that can be switched off: slug and title in the language */
    public record Around(Site site, Askers askers, Scope scope, Models models, Function<Language, Map<String, String>> courses, KeptTimes kept) {
    }

    public List<Routes> routes(Around around) {
        return List.of(new ModelPages(around.site(), around.askers(), around.scope(), database, this,
                new ModelViews(this, around.models(), organisations, around.site().texts(), around.courses())),
            new QuestionPages(around.site(), around.askers(), database, this, around.kept()));
    }

    /** On the own page of whoever has asked something. */
    public MeSection meSection(Texts texts) {
        return MeSection.forOwner((handle, person, language) -> Optional.of(count(handle, person)).filter(all -> all > 0)
            .map(all -> new Card(texts.text(language, "exchange.questions.title"), texts.text(language, "exchange.questions.card", Map.of("count", all)),
                List.of(new Card.Link(texts.text(language, "exchange.questions.open"), "/" + language.tag() + QuestionPages.PATH)))));
    }

    public OfficeSection officeSection(Texts texts, Models models) {
        return new OfficeSection() {
            @Override
            public Set<Role> roles() {
                return ModelPages.OFFICE;
            }

            @Override
            public Card card(Handle handle, Language language) {
                State state = state(handle, models);
                return new Card(texts.text(language, "exchange.models.title"), texts.text(language, "exchange.models.card." + state.code()),
                    List.of(new Card.Link(texts.text(language, "exchange.models.open"), "/" + language.tag() + "/office/models")))
                    .with(new Card.Badge(texts.text(language, "exchange.state." + state.code()), state.tone()));
            }
        };
    }

    /** On the pages of places but classes, for whoever answers for them. */
    public PlaceLink placeLink(Texts texts) {
        return (place, held, language) -> Optional.of(place).filter(one -> !one.kind().isGroup() && held.stream().anyMatch(ModelPages.WHO::contains))
            .filter(one -> one.number() != Organisation.ROOT)
            .map(one -> new Card.Link(texts.text(language, "exchange.models.title"), "/" + language.tag() + "/organisations/" + one.number() + "/models"));
    }

    /** Lets go of the log's rows that have been kept long enough. */
    public Forgetting entries() {
        return (rows, before) -> Forgetting.inPieces(rows, handle -> log.forget(handle, before, Forgetting.PIECE));
    }

    /** Lets go of words that have been kept long enough. */
    public Forgetting spoken() {
        return (rows, before) -> Forgetting.inPieces(rows, handle -> words.forget(handle, before, Forgetting.PIECE));
    }

    /** Lets go of how often people asked on former days. */
    public Forgetting nightly() {
        return (rows, now) -> rows.write(handle -> totals.forgetDays(handle, Almaty.day(now).toEpochDay() - 1));
    }

    /** The log follows the person; words stay sealed under the account with which they were written, and are found by their exchange. */
    public JoinListener joining() {
        return JoinListener.of(joined -> joined.move("exchange_askers", "asker"), "exchange_askers", "exchange_words", "exchange_days");
    }

    public Exporter exporter() {
        return new ExchangeExport(log, askers, totals, words);
    }
}
