package qadam.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.exchange.TotalStore.Scope;
import qadam.exchange.TotalStore.Sum;
import qadam.identity.Exporter;
import qadam.identity.JoinListener;
import qadam.identity.People;
import qadam.organisation.Members;
import qadam.organisation.Organisations;
import qadam.shared.Database;
import qadam.shared.Forgetting;
import qadam.shared.Ids;

/** The face: the log of what was asked of models. */
public final class Exchanges {
    private final ExchangeStore log = new ExchangeStore();
    private final AskerStore askers = new AskerStore();
    private final TotalStore totals = new TotalStore();
    private final Database database;
    private final InstantSource clock;
    private final People people;
    private final Reached reached;
    private final SealedWords words;
    private final Switches switches;
    private final Budgets budgets;

    public Exchanges(Database database, InstantSource clock, People people, Organisations organisations, Members members) {
        this.database = database;
        this.clock = clock;
        this.people = people;
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
        long answered = entry.model().isPresent() && entry.usage().answerTokens() > 0 ? 1 : 0;
        long tokens = Math.max(0L, entry.usage().promptTokens()) + Math.max(0L, entry.usage().answerTokens());
        List<Sum> sums = new ArrayList<>(List.of(new Sum(Scope.ALL, "", 1, answered, tokens, first ? 1 : 0), new Sum(Scope.KIND, entry.kind().name(), 1, answered, tokens, 0)));
        entry.model().ifPresent(model -> sums.add(new Sum(Scope.MODEL, model, 1, answered, tokens, 0)));
        entry.verdicts().stream().sorted().forEach(verdict -> sums.add(new Sum(Scope.VERDICT, verdict, 1, answered, tokens, 0)));
        person.map(somebody -> reached.responsible(handle, somebody)).ifPresent(places ->
            places.forEach(place -> sums.add(new Sum(Scope.ORGANISATION, place.toString(), 1, answered, tokens, 0))));
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
        return totals(Almaty.month(clock.instant()));
    }

    Totals totals(Handle handle, YearMonth month) {
        int number = Almaty.number(month);
        Sum all = totals.find(handle, number, Scope.ALL, "").orElse(Sum.NOTHING);
        Map<Kind, Long> kinds = new EnumMap<>(Kind.class);
        totals.exchanges(handle, number, Scope.KIND).forEach((kind, exchanges) -> kinds.put(Kind.valueOf(kind), exchanges));
        return new Totals(month, all.exchanges(), all.people(), all.answered(), all.tokens(), kinds, totals.exchanges(handle, number, Scope.MODEL),
            totals.exchanges(handle, number, Scope.VERDICT));
    }

    /** How often it was asked in a place and all that lies in it this month. */
    long exchangesIn(Handle handle, long place) {
        return totals.find(handle, Almaty.number(Almaty.month(clock.instant())), Scope.ORGANISATION, Long.toString(place)).map(Sum::exchanges).orElse(0L);
    }

    /** Lets a person's words go before their time. @param exchange empty for all of them */
    void forgetWords(UUID person, Optional<UUID> exchange) {
        database.write(handle -> words.erase(handle, person, exchange));
        database.forget();
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
