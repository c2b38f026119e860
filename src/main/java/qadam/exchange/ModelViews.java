package qadam.exchange;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import qadam.exchange.Off.Reach;
import qadam.model.ModelCard;
import qadam.model.Models;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.shared.Language;
import qadam.shared.Texts;

/** Puts together what the pages on models show. */
final class ModelViews {
    private final Exchanges exchanges;
    private final Models models;
    private final Organisations organisations;
    private final Texts texts;
    private final Function<Language, Map<String, String>> courses;

    /** @param courses the courses that can be switched off: slug and title in the language */
    ModelViews(Exchanges exchanges, Models models, Organisations organisations, Texts texts, Function<Language, Map<String, String>> courses) {
        this.exchanges = exchanges;
        this.models = models;
        this.organisations = organisations;
        this.texts = texts;
        this.courses = courses;
    }

    /** What can be switched off by this name. */
    boolean isKnown(Reach reach, String name) {
        return switch (reach) {
            case INSTALLATION -> name.isEmpty();
            case ORGANISATION -> false;   // on the place's own page
            case COURSE -> courses.apply(Language.EN).containsKey(name);
            case MODEL -> models.cards().stream().anyMatch(card -> card.id().equals(name));
        };
    }

    ModelsView office(Handle handle, Language language) {
        Map<String, String> titles = courses.apply(language);
        List<ModelsView.Switch> off = exchanges.switches().all(handle).stream().map(one -> shown(handle, one, Optional.empty(), titles, language)).toList();
        List<ModelsView.Switch> past = exchanges.switches().past(handle).stream()
            .map(one -> shown(handle, one.off(), Optional.of(one.until()), titles, language)).toList();
        Totals totals = exchanges.totals(handle, exchanges.month());
        return new ModelsView(exchanges.state(handle, models), lines(totals, off), off.stream().filter(one -> one.reach() == Reach.INSTALLATION).findFirst(),
            off.stream().filter(one -> one.reach() != Reach.INSTALLATION && !isShown(one)).toList(), past, open(titles, off), month(totals),
            Arrays.stream(Kind.values()).map(kind -> bound(handle, kind)).toList(), tokens(handle), places(handle, language));
    }

    /** A model's switch stands with the model, unless that is not connected any more. */
    private boolean isShown(ModelsView.Switch off) {
        return off.reach() == Reach.MODEL && isKnown(Reach.MODEL, off.name());
    }

    private List<ModelsView.Line> lines(Totals totals, List<ModelsView.Switch> off) {
        Set<String> unlicensed = models.unlicensed().stream().map(ModelCard::id).collect(Collectors.toSet());
        return models.cards().stream().map(card -> new ModelsView.Line(card, totals.models().getOrDefault(card.id(), 0L),
            off.stream().filter(one -> one.reach() == Reach.MODEL && one.name().equals(card.id())).findFirst(), unlicensed.contains(card.id()))).toList();
    }

    private ModelsView.Switch shown(Handle handle, Off off, Optional<Instant> until, Map<String, String> titles, Language language) {
        String title = switch (off.reach()) {
            case INSTALLATION -> texts.text(language, "exchange.reach.installation");
            case ORGANISATION -> organisations.find(handle, Long.parseLong(off.name())).map(place -> organisations.title(place, language)).orElse(off.name());
            case COURSE -> titles.getOrDefault(off.name(), off.name());
            case MODEL -> off.name();
        };
        return new ModelsView.Switch(off.reach(), off.name(), title, off.reason(), off.since(), until);
    }

    private static Map<String, String> open(Map<String, String> titles, List<ModelsView.Switch> off) {
        Map<String, String> open = new java.util.LinkedHashMap<>(titles);
        off.stream().filter(one -> one.reach() == Reach.COURSE).forEach(one -> open.remove(one.name()));
        return open;
    }

    private static ModelsView.Month month(Totals totals) {
        return new ModelsView.Month(totals.exchanges(), totals.people(), totals.answered(), totals.tokens(), totals.kinds(), totals.verdicts());
    }

    private ModelsView.Bound bound(Handle handle, Kind kind) {
        return new ModelsView.Bound(kind.code(), exchanges.budgets().set(handle, OverBudget.Budget.QUESTIONS_A_DAY, kind.code()), OptionalLong.of(kind.usualADay()), 0);
    }

    private ModelsView.Bound tokens(Handle handle) {
        return new ModelsView.Bound("tokens", exchanges.budgets().tokensAMonth(handle, Optional.empty()), OptionalLong.empty(),
            exchanges.budgets().used(handle, Optional.empty()));
    }

    private List<ModelsView.PlaceBound> places(Handle handle, Language language) {
        List<ModelsView.PlaceBound> places = new ArrayList<>();
        exchanges.budgets().ofPlaces(handle).forEach((number, most) -> organisations.find(handle, Long.parseLong(number)).ifPresent(place ->
            places.add(new ModelsView.PlaceBound(place.number(), organisations.title(place, language), most, exchanges.budgets().used(handle, Optional.of(place.number()))))));
        places.sort(Comparator.comparing(ModelsView.PlaceBound::title, language.order()));
        return places;
    }

    Optional<Organisation> place(Handle handle, long number) {
        return organisations.find(handle, number);
    }

    /** @param mine whether the reader may turn on what the switch was turned off by @param mayBound whether they set budgets */
    PlaceModelsView place(Handle handle, Organisation place, java.util.function.Predicate<Off> mine, boolean mayBound, Language language) {
        List<Long> above = place.line().stream().filter(number -> number != place.number()).toList();
        Optional<Off> own = exchanges.switches().find(handle, Reach.ORGANISATION, String.valueOf(place.number()));
        Optional<Off> wider = exchanges.switches().first(handle, above);
        return new PlaceModelsView(place.number(), organisations.title(place, language), exchanges.state(handle, models),
            exchanges.switches().find(handle, Reach.INSTALLATION, ""), own,
            wider.flatMap(off -> organisations.find(handle, Long.parseLong(off.name()))).map(found -> organisations.title(found, language)), wider,
            own.filter(mine).isPresent(), Small.told(exchanges.exchangesIn(handle, place.number())), exchanges.budgets().used(handle, Optional.of(place.number())),
            exchanges.budgets().tokensAMonth(handle, Optional.of(place.number())), mayBound);
    }
}
