package qadam.exchange;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jdbi.v3.core.Handle;
import qadam.exchange.OverBudget.Budget;
import qadam.exchange.TotalStore.Part;
import qadam.identity.People;
import qadam.shared.Database;

/**
 * How much may be asked. What was used is counted with each {@link Exchanges#append}, so answers that are under way at the same moment may go a
 * little beyond a budget, and never far: each of them was asked while there was some left.
 */
public final class Budgets {
    private final BudgetStore store = new BudgetStore();
    private final TotalStore totals = new TotalStore();
    private final Database database;
    private final InstantSource clock;
    private final People people;
    private final Reached reached;

    Budgets(Database database, InstantSource clock, People people, Reached reached) {
        this.database = database;
        this.clock = clock;
        this.people = people;
        this.reached = reached;
    }

    /** The first budget that is used up. @param person empty for a visitor without an account, for whom only the installation's holds */
    public Optional<OverBudget> over(Optional<UUID> person, Kind kind) {
        return database.read(handle -> over(handle, person, kind));
    }

    public Optional<OverBudget> over(Handle handle, Optional<UUID> person, Kind kind) {
        Instant now = clock.instant();
        return person.flatMap(somebody -> overDay(handle, somebody, kind, now))
            .or(() -> person.flatMap(somebody -> overPlaces(handle, somebody, now)))
            .or(() -> overMonth(handle, Budget.INSTALLATION_TOKENS, "", Part.ALL, now));
    }

    /** How many questions the person has left today by this door. */
    public long left(UUID person, Kind kind) {
        return database.read(handle -> Math.max(0, questionsADay(handle, kind) - totals.day(handle, person, Almaty.day(clock.instant()).toEpochDay(), kind)));
    }

    private Optional<OverBudget> overDay(Handle handle, UUID person, Kind kind, Instant now) {
        LocalDate today = Almaty.day(now);
        long most = questionsADay(handle, kind);
        return totals.day(handle, person, today.toEpochDay(), kind) < most ? Optional.empty()
            : Optional.of(new OverBudget(Budget.QUESTIONS_A_DAY, most, today.plusDays(1)));
    }

    private Optional<OverBudget> overPlaces(Handle handle, UUID person, Instant now) {
        if (store.all(handle, Budget.ORGANISATION_TOKENS).isEmpty()) {
            return Optional.empty();
        }
        return reached.responsible(handle, person).stream()
            .map(place -> overMonth(handle, Budget.ORGANISATION_TOKENS, place.toString(), Part.ORGANISATION, now)).flatMap(Optional::stream).findFirst();
    }

    private Optional<OverBudget> overMonth(Handle handle, Budget budget, String name, Part scope, Instant now) {
        YearMonth month = Almaty.month(now);
        OptionalLong most = store.find(handle, budget, name);
        return most.isEmpty() || tokens(handle, month, scope, name) < most.getAsLong() ? Optional.empty()
            : Optional.of(new OverBudget(budget, most.getAsLong(), month.plusMonths(1).atDay(1)));
    }

    private long tokens(Handle handle, YearMonth month, Part scope, String name) {
        return totals.find(handle, Almaty.number(month), scope, name).map(TotalStore.Sum::tokens).orElse(0L);
    }

    /** How many questions one person may ask in a day by this door. */
    public long questionsADay(Handle handle, Kind kind) {
        return store.find(handle, Budget.QUESTIONS_A_DAY, kind.code()).orElse(kind.usualADay());
    }

    /** A month's tokens of the installation; empty for as many as one likes. */
    public OptionalLong tokensAMonth(Handle handle) {
        return tokensAMonth(handle, Optional.empty());
    }

    OptionalLong set(Handle handle, Budget budget, String name) {
        return store.find(handle, budget, name);
    }

    /** A month's tokens of the installation or a place; empty for as many as one likes. @param place empty for the installation */
    OptionalLong tokensAMonth(Handle handle, Optional<Long> place) {
        return place.map(number -> store.find(handle, Budget.ORGANISATION_TOKENS, number.toString()))
            .orElseGet(() -> store.find(handle, Budget.INSTALLATION_TOKENS, ""));
    }

    /** By the place's number. */
    Map<String, Long> ofPlaces(Handle handle) {
        return store.all(handle, Budget.ORGANISATION_TOKENS);
    }

    /** What the installation or a place has used this month. */
    long used(Handle handle, Optional<Long> place) {
        YearMonth month = Almaty.month(clock.instant());
        return place.map(number -> tokens(handle, month, Part.ORGANISATION, number.toString())).orElseGet(() -> tokens(handle, month, Part.ALL, ""));
    }

    /** @param most empty for as usual: as many questions as {@link Kind} says, as many tokens as one likes */
    void set(Handle handle, UUID actor, Budget budget, String name, OptionalLong most) {
        OptionalLong before = store.find(handle, budget, name);
        if (before.equals(most)) {
            return;
        }
        if (most.isPresent()) {
            store.set(handle, budget, name, most.getAsLong());
        } else {
            store.remove(handle, budget, name);
        }
        people.audit(handle, clock.instant(), Optional.of(actor), "models-budget-set", (budget.code() + " " + name).strip(), words(before) + " > " + words(most));
    }

    private static String words(OptionalLong most) {
        return most.isPresent() ? Long.toString(most.getAsLong()) : "-";
    }
}
