package qadam.teaching;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import qadam.identity.People;
import qadam.organisation.Organisation;
import qadam.organisation.Organisations;
import qadam.organisation.Scope;
import qadam.shared.Csv;
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

/** Enrolment, progress and certificates by place, from the country down to a class; numbers only. */
final class NumbersPages implements Routes {
    private static final Role[] WHO = {Role.ADMINISTRATOR, Role.OFFICE, Role.REGION, Role.HEAD};
    private static final int LONGEST_NAME = 100;

    private final Site site;
    private final Askers askers;
    private final Database database;
    private final Organisations organisations;
    private final Scope scope;
    private final NumbersViews views;
    private final People people;
    private final InstantSource clock;

    NumbersPages(Site site, Askers askers, Database database, Organisations organisations, Scope scope, NumbersViews views, People people, InstantSource clock) {
        this.site = site;
        this.askers = askers;
        this.database = database;
        this.organisations = organisations;
        this.scope = scope;
        this.views = views;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/{language}/office/progress", this::open, WHO);
        scope.get(routes, "/{language}/organisations/{organisation}/progress", (context, asker, place) -> show(context, asker, place, "", ""), WHO);
        scope.post(routes, "/{language}/organisations/{organisation}/progress", this::aim, Role.ADMINISTRATOR, Role.OFFICE, Role.REGION);
        scope.get(routes, "/{language}/organisations/{organisation}/progress.csv", this::download, WHO);
    }

    /** The place that the reader answers for; of several, that which holds most: a path begins with those above it. */
    private void open(Context context) {
        Asker asker = askers.find(context);
        Organisation place = database.read(handle -> scope.places(handle, asker, NumbersViews.READERS)).stream().min(Comparator.comparing(Organisation::path)).orElseThrow(() -> new Refusal(WebProblem.NOT_FOUND));
        if (place.number() == Organisation.ROOT) {
            show(context, asker, place, "", "");
        } else {
            context.redirect("/" + Site.language(context).tag() + "/organisations/" + place.number() + "/progress", HttpStatus.SEE_OTHER);
        }
    }

    private static Optional<String> wished(Context context) {
        return Optional.ofNullable(context.queryParam("course")).filter(text -> !text.isEmpty() && text.length() <= LONGEST_NAME);
    }

    private NumbersView view(Context context, Asker asker, Organisation place) {
        return database.read(handle -> views.of(handle, asker, place, wished(context), Site.language(context)));
    }

    private void show(Context context, Asker asker, Organisation place, String typed, String message) {
        Language language = Site.language(context);
        NumbersView view = view(context, asker, place);
        Map<String, Object> values = new HashMap<>(Map.of("view", view, "typed", typed, "message", message));
        site.show(context, asker, "teaching/numbers.jte", site.texts().text(language, "teaching.numbers.title", Map.of("place", view.self().title())), values);
    }

    private void aim(Context context, Asker asker, Organisation place) {
        String typed = new Form(context).text("target", 12).replaceAll("[\\s\\h]", "");
        try {
            if (!typed.matches("[1-9][0-9]{0,7}")) {
                throw new Refusal(TeachingProblem.TARGET_WRONG);
            }
            database.write(handle -> {
                if (!views.mayAim(handle, asker, place)) {
                    throw new Refusal(WebProblem.NOT_ALLOWED);
                }
                views.setTarget(handle, place, Long.parseLong(typed));
                people.audit(handle, clock.instant(), asker.person(), "target-set", "organisation " + place.number(), typed);
                return null;
            });
        } catch (Refusal refusal) {
            if (refusal.problem() != TeachingProblem.TARGET_WRONG) {
                throw refusal;
            }
            Site.refuse(context, refusal);
            show(context, asker, place, typed, site.texts().text(Site.language(context), refusal.problem().key()));
            return;
        }
        context.redirect(context.path(), HttpStatus.SEE_OTHER);
    }

    private void download(Context context, Asker asker, Organisation place) {
        Language language = Site.language(context);
        NumbersView view = view(context, asker, place);
        Csv csv = new Csv().row(List.of("place", text(language, "teaching.numbers.place"), text(language, "teaching.numbers.enrolled"), text(language, "teaching.numbers.begun"),
            text(language, "teaching.numbers.finished"), text(language, "teaching.numbers.passed"), text(language, "teaching.numbers.certified")));
        List<NumbersView.Line> lines = new ArrayList<>(List.of(view.self()));
        lines.addAll(view.inside());
        lines.forEach(line -> csv.row(List.of(String.valueOf(line.place()), line.title(), told(line.enrolled()), told(line.begun()), told(line.finished()), told(line.passed()), told(line.certified()))));
        view.weeks().forEach(week -> csv.row(List.of("", week.week(), told(week.enrolled()), told(week.begun()), told(week.finished()), "", told(week.certified()))));
        context.header("Cache-Control", "no-store").header("Content-Disposition", "attachment; filename=\"progress-" + place.number() + ".csv\"")
            .contentType("text/csv; charset=utf-8").result(csv.toString());
    }

    private String text(Language language, String key) {
        return site.texts().text(language, key);
    }

    private static String told(Told told) {
        return told.isTold() ? String.valueOf(told.number()) : told.few() ? "<10" : "…";
    }
}
