package qadam.exchange;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import qadam.exchange.Off.Reach;
import qadam.exchange.OverBudget.Budget;
import qadam.identity.Reason;
import qadam.organisation.Organisation;
import qadam.organisation.Scope;
import qadam.shared.Database;
import qadam.shared.Language;
import qadam.shared.Refusal;
import qadam.web.Asker;
import qadam.web.Askers;
import qadam.web.Form;
import qadam.web.Role;
import qadam.web.Routes;
import qadam.web.Site;
import qadam.web.WebProblem;

/** Where staff see the models and turn them off: the office for everybody, whoever answers for a place there. */
final class ModelPages implements Routes {
    static final Set<Role> OFFICE = Set.of(Role.OFFICE, Role.ADMINISTRATOR);
    static final Set<Role> WHO = Set.of(Role.OFFICE, Role.ADMINISTRATOR, Role.REGION, Role.HEAD);
    private static final String OF_PLACE = "/{language}/organisations/{organisation}/models";
    /** More tokens than any installation uses in a month. */
    private static final long MOST = 1_000_000_000_000L;

    private final Site site;
    private final Askers askers;
    private final Scope scope;
    private final Database database;
    private final Exchanges exchanges;
    private final ModelViews views;

    ModelPages(Site site, Askers askers, Scope scope, Database database, Exchanges exchanges, ModelViews views) {
        this.site = site;
        this.askers = askers;
        this.scope = scope;
        this.database = database;
        this.exchanges = exchanges;
        this.views = views;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/models", context -> show(context, TypedForm.NOTHING), OFFICE.toArray(Role[]::new));
        routes.post("/{language}/office/models", this::act, OFFICE.toArray(Role[]::new));
        scope.get(routes, OF_PLACE, (context, asker, place) -> showPlace(context, asker, ofPlace(place), TypedForm.NOTHING), WHO.toArray(Role[]::new));
        scope.post(routes, OF_PLACE, (context, asker, place) -> actThere(context, asker, ofPlace(place)), WHO.toArray(Role[]::new));
    }

    /** Of the country there is the office's page; a class follows its school. */
    private static Organisation ofPlace(Organisation place) {
        if (place.number() == Organisation.ROOT || place.kind().isGroup()) {
            throw new Refusal(WebProblem.NOT_FOUND);
        }
        return place;
    }

    private void show(Context context, TypedForm typed) {
        Language language = Site.language(context);
        ModelsView view = database.read(handle -> views.office(handle, language));
        site.show(context, askers.find(context), "exchange/models.jte", site.texts().text(language, "exchange.models.title"), Map.of("view", view, "typed", typed));
    }

    private void act(Context context) {
        Form form = new Form(context);
        String act = form.text("act", 10);
        Reach reach = reach(form.text("reach", 20));
        String name = form.text("name", 200);
        String reason = form.text("reason", Reason.LONGEST);
        try {
            database.write(handle -> {
                act(handle, askers.find(context), act, reach, name, reason, form);
                return null;
            });
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            show(context, refused(context, refusal, act.equals("budgets") ? act : act + " " + reach.code() + " " + (act.equals("off") && reach == Reach.COURSE ? "" : name)));
        }
    }

    private void act(Handle handle, Asker asker, String act, Reach reach, String name, String reason, Form form) {
        switch (act) {
            case "off" -> {
                if (!views.isKnown(reach, name)) {
                    throw new Refusal(WebProblem.MALFORMED);
                }
                exchanges.switches().turnOff(handle, asker.personId(), reach, name, Organisation.ROOT, reason);
            }
            case "on" -> exchanges.switches().turnOn(handle, asker.personId(), reach, name, reason);
            case "budgets" -> {
                Arrays.stream(Kind.values()).forEach(kind ->
                    exchanges.budgets().set(handle, asker.personId(), Budget.QUESTIONS_A_DAY, kind.code(), number(form.text(kind.code(), 30))));
                exchanges.budgets().set(handle, asker.personId(), Budget.INSTALLATION_TOKENS, "", number(form.text("tokens", 30)));
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    private static Reach reach(String code) {
        return Arrays.stream(Reach.values()).filter(reach -> reach.code().equals(code)).findFirst().orElseThrow(() -> new Refusal(WebProblem.MALFORMED));
    }

    private static OptionalLong number(String typed) {
        String digits = typed.replaceAll("[\\s\\u00a0\\u202f]", "");
        if (digits.isEmpty()) {
            return OptionalLong.empty();
        }
        if (!digits.matches("[0-9]{1,13}") || Long.parseLong(digits) > MOST) {
            throw new Refusal(ExchangeProblem.BUDGET_WRONG);
        }
        return OptionalLong.of(Long.parseLong(digits));
    }

    private TypedForm refused(Context context, Refusal refusal, String form) {
        if (!(refusal.problem() instanceof ExchangeProblem) && !Reason.isProblem(refusal.problem())) {
            throw refusal;
        }
        Form fields = new Form(context);
        Map<String, String> values = new HashMap<>(Map.of("reason", fields.text("reason", Reason.LONGEST), "name", fields.text("name", 200), "tokens", fields.text("tokens", 30)));
        Arrays.stream(Kind.values()).forEach(kind -> values.put(kind.code(), fields.text(kind.code(), 30)));
        context.status(refusal.problem().status());
        return new TypedForm(form, values, site.texts().text(Site.language(context), refusal.problem().key(), refusal.values()));
    }

    private void showPlace(Context context, Asker asker, Organisation place, TypedForm typed) {
        Language language = Site.language(context);
        PlaceModelsView view = database.read(handle -> views.place(handle, place, off -> mayTurnOn(handle, asker, off),
            scope.rolesIn(handle, asker, place).stream().anyMatch(OFFICE::contains), language));
        site.show(context, asker, "exchange/place.jte", site.texts().text(language, "exchange.models.title"), Map.of("view", view, "typed", typed));
    }

    private boolean mayTurnOn(Handle handle, Asker asker, Off off) {
        return views.place(handle, off.setIn()).filter(place -> scope.reaches(handle, asker, place, WHO)).isPresent();
    }

    private void actThere(Context context, Asker asker, Organisation place) {
        Form form = new Form(context);
        String act = form.text("act", 10);
        try {
            database.write(handle -> {
                actThere(handle, asker, place, act, form);
                return null;
            });
            context.redirect(context.path(), HttpStatus.SEE_OTHER);
        } catch (Refusal refusal) {
            showPlace(context, asker, place, refused(context, refusal, act));
        }
    }

    private void actThere(Handle handle, Asker asker, Organisation place, String act, Form form) {
        String name = String.valueOf(place.number());
        String reason = form.text("reason", Reason.LONGEST);
        switch (act) {
            case "off" -> exchanges.switches().turnOff(handle, asker.personId(), Reach.ORGANISATION, name, widest(handle, asker, place), reason);
            case "on" -> {
                Optional<Off> off = exchanges.switches().find(handle, Reach.ORGANISATION, name);
                if (off.filter(one -> !mayTurnOn(handle, asker, one)).isPresent()) {
                    throw new Refusal(ExchangeProblem.NOT_YOURS);
                }
                exchanges.switches().turnOn(handle, asker.personId(), Reach.ORGANISATION, name, reason);
            }
            case "budget" -> {
                if (scope.rolesIn(handle, asker, place).stream().noneMatch(OFFICE::contains)) {
                    throw new Refusal(WebProblem.NOT_ALLOWED);
                }
                exchanges.budgets().set(handle, asker.personId(), Budget.ORGANISATION_TOKENS, name, number(form.text("tokens", 30)));
            }
            default -> throw new Refusal(WebProblem.MALFORMED);
        }
    }

    /** The widest place by whose rights the asker acts here. */
    private long widest(Handle handle, Asker asker, Organisation place) {
        return scope.places(handle, asker, WHO).stream().filter(held -> place.isWithin(held.number())).min(Comparator.comparing(held -> held.line().size()))
            .map(Organisation::number).orElse(place.number());
    }
}
